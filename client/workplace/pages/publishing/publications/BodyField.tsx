import { Button, Textarea } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { findMarkdownFault, MARKDOWN_BOUNDS } from '../../../../../surveys/markdown-bounds.ts';
import { useWords } from '../../../../ui/words.ts';
import { MarkdownText, textFault } from './MarkdownText.tsx';
import styles from './publications.module.css';

type BodyFieldProps = { value: string; change(value: string): void };

/** The text and, in its place, how it will be seen. */
export function BodyField({ value, change }: BodyFieldProps) {
  const words = useWords();
  const { t } = words;
  const fault = useMemo(() => findMarkdownFault(value), [value]);
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
          maxLength={MARKDOWN_BOUNDS.length}
          value={value}
          error={fault && textFault(words, fault)}
          onChange={({ currentTarget }) => change(currentTarget.value)}
        />
      )}
      <Button variant="subtle" size="compact-sm" mt={4} mb="sm" onClick={() => setPreview((shown) => !shown)}>
        {t(isPreview ? 'publications.fields.write' : 'publications.fields.preview')}
      </Button>
    </div>
  );
}
