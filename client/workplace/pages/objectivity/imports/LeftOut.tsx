import { useWords } from '../../../../ui/words.ts';

/** Why a row is left out and no fault, in the order in which it is told. */
const REASONS = [
  'maxima',
  'footer',
  'note',
  'heading',
  'otherTable',
  'otherSchool',
  'unknownSchool',
  'fewChanged',
] as const;

type Counts = Record<string, number>;

export const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Which rows are no results, by why; nothing where there are none. */
export function LeftOut({ counts }: { counts: Counts }) {
  const { number, t } = useWords();
  const known = REASONS.map((why) => ({ why: t(`vprFiles.rows.why.${why}`), count: counts[why] ?? 0 }));
  const rest = sumOf(counts) - known.reduce((sum, { count }) => sum + count, 0);
  const parts = [...known, { why: t('vprFiles.rows.why.other'), count: rest }].filter(({ count }) => count > 0);
  if (parts.length === 0) return null;
  const words = parts.map(({ count, why }) => t('vprFiles.rows.part', { why, n: number(count) }));
  return <p>{t('vprFiles.rows.left', { parts: words.join(', ') })}</p>;
}
