import { isLevel } from '../../analytics/result-level.ts';
import styles from './LevelSign.module.css';
import type { Appearance } from './riskWords.ts';

/** The sign of a level: ○ low, ◐ medium, ● high, on the colour of the level. It only repeats words that stand beside it. */
export function LevelSign({ look, isSure }: Appearance) {
  const hasSign = isLevel(look);
  return (
    <span className={styles.sign} data-look={look} data-doubt={hasSign && !isSure} aria-hidden="true">
      <svg viewBox="-10 -10 20 20" width="14" height="14" focusable="false" aria-hidden="true">
        {hasSign && (
          <circle r="6.5" fill={look === 'high' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="2" />
        )}
        {look === 'medium' && <path d="M0-6.5A6.5 6.5 0 0 0 0 6.5Z" fill="currentColor" />}
        {look === 'noData' && <circle r="2" fill="currentColor" />}
        {look === 'few' && <path d="M-4 0H4" stroke="currentColor" strokeWidth="2" />}
      </svg>
    </span>
  );
}
