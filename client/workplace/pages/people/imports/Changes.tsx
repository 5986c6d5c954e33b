import { useWords } from '../../../../ui/words.ts';
import styles from './Changes.module.css';

/** null or an empty text where nothing stood. */
export type Change = { label: string; before: string | null; after: string | null };

/** What becomes of each field: from – to. */
export function Changes({ changes }: { changes: Change[] }) {
  const { t } = useWords();
  if (changes.length === 0) return null;
  return (
    <dl className={styles.changes}>
      {changes.map(({ after, before, label }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {t('registerImport.was')} <del>{before || t('registerImport.empty')}</del>, {t('registerImport.becomes')}{' '}
            <ins>{after || t('registerImport.empty')}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
