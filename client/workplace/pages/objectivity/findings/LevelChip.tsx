import { VisuallyHidden } from '@mantine/core';
import { useWords } from '../../../../ui/words.ts';
import { type Checks, levelText, type ShownLevel } from './checkWords.ts';
import styles from './objectivity.module.css';

const SHAPES: Record<ShownLevel, string> = {
  none: 'M-5 0H5',
  watch: 'M0-5 5 4H-5Z',
  look: 'M0-6 6 0 0 6-6 0Z',
  tooFew: 'M-4-4 4 4M4-4-4 4',
  notChecked: 'M-4-4 4 4M4-4-4 4',
  noData: 'M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
  notJudged: 'M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
};
const FILLED: readonly ShownLevel[] = ['look', 'noData', 'notJudged'];

type LevelChipProps = {
  level: ShownLevel;
  /** What could be checked; "no sign" is then said of that alone. */
  checks?: Checks | null;
  /** What stands in the chip in place of the words, which are then told to screen readers and on pointing. */
  short?: string;
};

/** A level in words, on its colour and with a sign of its own, so that it is read without colours too. */
export function LevelChip({ level, checks = null, short }: LevelChipProps) {
  const words = useWords();
  const word = levelText(words, level, checks);
  return (
    <span className={styles.level} data-level={level} title={short === undefined ? undefined : word}>
      <svg viewBox="-8 -8 16 16" width="12" height="12" aria-hidden="true" focusable="false">
        <path
          d={SHAPES[level]}
          stroke="currentColor"
          strokeWidth="2"
          fill={FILLED.includes(level) ? 'currentColor' : 'none'}
        />
      </svg>
      {short === undefined ? (
        word
      ) : (
        <>
          <VisuallyHidden>{word}: </VisuallyHidden>
          {short}
        </>
      )}
    </span>
  );
}

/** @param levels those that are seen beside it */
export function LevelLegend({ levels }: { levels: readonly ShownLevel[] }) {
  const { t } = useWords();
  return (
    <ul className={styles.legend} aria-label={t('objectivity.legend')}>
      {levels.map((level) => (
        <li key={level}>
          <LevelChip level={level} />
        </li>
      ))}
    </ul>
  );
}
