import type { Verdict } from '../../../../server/exit/schemas.ts';
import { useWords } from '../../../ui/words.ts';
import styles from './exit.module.css';

const SIGNS: Record<Verdict, string> = {
  met: '✓',
  likelyMet: '✓?',
  noData: '·',
  unclear: '?',
  likelyNot: '✗?',
  notMet: '✗',
};

/** A verdict in words, with a sign that repeats it. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { t } = useWords();
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <span aria-hidden="true" className={styles.sign}>
        {SIGNS[verdict]}
      </span>
      {t(`exit.verdict.${verdict}`)}
    </span>
  );
}
