import { memo } from 'react';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { findMarkdownFault, type MarkdownFault } from '../../../../../surveys/markdown-bounds.ts';
import { useWords, type Words } from '../../../../ui/words.ts';
import styles from './publications.module.css';

/** As the public page shows it (`server/publishing/texts/markdown.ts`): the page's own heading is the first, and pictures are left out. */
const LOWER = { h1: 'h2' } as const;

/** What of a text to change so that it can be shown. */
export function textFault({ t }: Words, { bound, line, most }: MarkdownFault): string {
  return t(`publications.fields.faults.${bound}`, { line, most });
}

/** A text as it will be seen. One that goes over the bounds would hold up the browser; it is shown as it is written. */
export const MarkdownText = memo(function MarkdownText({ text }: { text: string }) {
  const words = useWords();
  const fault = findMarkdownFault(text);
  return (
    <div className={styles.text} lang="ru">
      {fault ? (
        <>
          <p lang={words.language}>{textFault(words, fault)}</p>
          <pre>{text}</pre>
        </>
      ) : (
        <Markdown remarkPlugins={[remarkGfm]} disallowedElements={['img']} components={LOWER}>
          {text}
        </Markdown>
      )}
    </div>
  );
});
