import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import english from '../../../../../docs/methods.md?raw';
import russian from '../../../../../docs/methods.ru.md?raw';
import { useWords } from '../../../../ui/words.ts';
import styles from './MethodsPage.module.css';
import { methodSections } from './methodSections.ts';

const TEXTS = { ru: methodSections(russian), en: methodSections(english) };

/** «How is this computed?»: the same text as docs/methods.md, opened at the section that the chart names. */
export function MethodsPage() {
  const { language, t } = useWords();
  const { hash } = useLocation();
  // The address names a section of a page that is loaded after the browser has looked for it.
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  return (
    <article className={styles.methods}>
      <title>{`${t('methods.title')} · ${t('shell.app')}`}</title>
      {TEXTS[language].map(({ slug, text }) => (
        <section key={slug} id={slug || undefined}>
          <Markdown remarkPlugins={[remarkGfm]}>{text}</Markdown>
        </section>
      ))}
    </article>
  );
}
