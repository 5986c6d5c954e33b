import { VisuallyHidden } from '@mantine/core';
import { useWords } from '../../../../ui/words.ts';
import styles from './objectivity.module.css';

export type ShownLevel = 'none' | 'watch' | 'look' | 'tooFew' | 'noData' | 'notJudged';

const SHAPES: Record<ShownLevel, string> = {
  none: 'M-5 0H5',
  watch: 'M0-5 5 4H-5Z',
  look: 'M0-6 6 0 0 6-6 0Z',
  tooFew: 'M-4-4 4 4M4-4-4 4',
  noData: 'M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
  notJudged: 'M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
};
const FILLED: readonly ShownLevel[] = ['look', 'noData', 'notJudged'];

type LevelChipProps = {
  level: ShownLevel;
  /** What stands in the chip in place of the words, which are then told to screen readers and on pointing. */
  short?: string;
};

/** A level in words, on its colour and with a sign of its own, so that it is read without colours too. */
export function LevelChip({ level, short }: LevelChipProps) {
  const { t } = useWords();
  const word = t(`objectivity.level.${level}`);
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

const SHOWN: readonly ShownLevel[] = ['look', 'watch', 'none', 'tooFew', 'noData'];

export function LevelLegend() {
  const { t } = useWords();
  return (
    <ul className={styles.legend} aria-label={t('objectivity.legend')}>
      {SHOWN.map((level) => (
        <li key={level}>
          <LevelChip level={level} />
        </li>
      ))}
    </ul>
  );
}
