import { Button, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useWords } from '../../../../ui/words.ts';
import styles from './publications.module.css';

/** As the public page shows it: the page's own heading is the first, and pictures from elsewhere are left out. */
const LOWER = { h1: 'h2' } as const;

export function MarkdownText({ text }: { text: string }) {
  return (
    <div className={styles.text} lang="ru">
      <Markdown remarkPlugins={[remarkGfm]} disallowedElements={['img']} components={LOWER}>
        {text}
      </Markdown>
    </div>
  );
}

type BodyFieldProps = { value: string; change(value: string): void };

/** The text and, in its place, how it will be seen. */
export function BodyField({ value, change }: BodyFieldProps) {
  const { t } = useWords();
  const [isPreview, setPreview] = useState(false);
  const id = useId();
  return (
    <div>
      {isPreview ? (
        <section aria-labelledby={id}>
          <p id={id}>{t('publications.fields.preview')}</p>
          <div className={styles.preview}>
            {value.trim() === '' ? (
              <p className="quiet">{t('publications.fields.empty')}</p>
            ) : (
              <MarkdownText text={value} />
            )}
          </div>
        </section>
      ) : (
        <Textarea
          label={t('publications.fields.body')}
          description={t('publications.fields.bodyHint')}
          autosize
          minRows={8}
          maxRows={24}
          maxLength={60_000}
          value={value}
          onChange={({ currentTarget }) => change(currentTarget.value)}
        />
      )}
      <Button variant="subtle" size="compact-sm" mt={4} mb="sm" onClick={() => setPreview((shown) => !shown)}>
        {t(isPreview ? 'publications.fields.write' : 'publications.fields.preview')}
      </Button>
    </div>
  );
}
