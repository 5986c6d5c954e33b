import type { Verdict } from '../../../../../server/roadmap/status-exit/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './exit.module.css';

/** Drawn, because not every font has ticks and crosses. */
const TICK = 'M-6 0L-2 4L6-5';
const CROSS = 'M-5-5L5 5M5-5L-5 5';
const PATHS: Partial<Record<Verdict, string>> = { met: TICK, likelyMet: TICK, likelyNot: CROSS, notMet: CROSS };
const LETTERS: Partial<Record<Verdict, string>> = { likelyMet: '?', likelyNot: '?', unclear: '?', noData: '·' };

/** A verdict in words, with a sign that repeats it. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { t } = useWords();
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <span aria-hidden="true" className={styles.sign}>
        {PATHS[verdict] && (
          <svg viewBox="-8 -8 16 16" width="12" height="12" focusable="false" aria-hidden="true">
            <path d={PATHS[verdict]} fill="none" stroke="currentColor" strokeWidth="2.5" />
          </svg>
        )}
        {LETTERS[verdict]}
      </span>
      {t(`exit.verdict.${verdict}`)}
    </span>
  );
}
