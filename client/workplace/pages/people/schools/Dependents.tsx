import type { Dependents as DependentCounts } from '../../../../../server/people/schools/register/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './schools.module.css';

/** What there is of a school, by kind. */
export function Dependents({ counts }: { counts: DependentCounts }) {
  const { number, t } = useWords();
  if (counts.length === 0) return <p>{t('schoolRegister.nothingDepends')}</p>;
  return (
    <ul className={styles.counts}>
      {counts.map(({ count, kind }) => (
        <li key={kind}>{`${t(`schoolRegister.dependents.${kind}`)}: ${number(count)}`}</li>
      ))}
    </ul>
  );
}
