/**
 * The figures that a tally consists of, each released by its own number of people: a form may have thirty answers and one of
 * its items four.
 */
import type { Scale, TallyLayout } from '../layout.ts';
import type { Tally } from '../tally.ts';

/** A stretch of one row of a tally that is released as a whole. */
export type Figure = {
  row: 'counts' | 'scores' | 'pairs';
  from: number;
  to: number;
  /** The numbers of people behind it: one, or one per pair of items where the pairs of a scale go together. */
  sizes(tally: Tally): number[];
};

function sum(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function everyNth(numbers: number[], step: number): number[] {
  return numbers.filter((_, index) => index % step === 0);
}

function scaleFigures({ items, least, pairAt, scoreAt }: Scale): Figure[] {
  const scoreEnd = scoreAt + 3 * (items.length - least + 1);
  const pairEnd = pairAt + 2 * items.length * (items.length - 1);
  const score: Figure = {
    row: 'scores',
    from: scoreAt,
    to: scoreEnd,
    sizes: ({ scores }) => [sum(everyNth(scores.slice(scoreAt, scoreEnd), 3))],
  };
  const pairs: Figure = {
    row: 'pairs',
    from: pairAt,
    to: pairEnd,
    sizes: (tally) => everyNth(tally.pairs.slice(pairAt, pairEnd), 4),
  };
  const own = items.map(({ countAt, max, min }): Figure => {
    const to = countAt + max - min + 1;
    return { row: 'counts', from: countAt, to, sizes: ({ counts }) => [sum(counts.slice(countAt, to))] };
  });
  return [score, pairs, ...own];
}

/** Every figure of an audience's tallies: per scale its scores, its pairs together, and each item. */
export function figuresOf({ scales }: TallyLayout): Figure[] {
  return scales.flatMap(scaleFigures);
}

/** The tally with some figures taken from another tally. */
export function withFigures(tally: Tally, figures: Figure[], source: Tally): Tally {
  const joined = { ...tally, counts: [...tally.counts], scores: [...tally.scores], pairs: [...tally.pairs] };
  for (const { row, from, to } of figures) for (let at = from; at < to; at++) joined[row][at] = source[row][at];
  return joined;
}
