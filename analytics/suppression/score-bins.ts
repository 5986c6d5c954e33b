/**
 * What may be seen of a school's totals and marks in one test: totals gathered into bins within a mark, and the table of marks,
 * hidden together so that neither gives away what the other hides.
 */
import { LEAST_PEOPLE } from './figures.ts';
import { type CountTable, suppressTable, totalledTable } from './table.ts';

/** Pupils with totals from `from` to `to`, both included. `count` is null where it is hidden. */
export type ScoreBin = { from: number; to: number; count: number | null; expected: number | null };

/** Rows are test marks 2–5, columns journal marks 2–5, none, and all; the last row is all marks. Hidden counts are null. */
export type MarkTable = (number | null)[][];

export type GatedScores = { n: number | null; bins: ScoreBin[]; marks: MarkTable };

export type RawScores = {
  /** Pupils at each total from 0. */
  observed: readonly number[];
  /** As many as expected at each total; empty where nothing is expected. */
  expected: readonly number[];
  /** Least totals for the marks 3, 4 and 5. */
  cutoffs: readonly [number, number, number];
  /** Pupils by test mark (2–5) and journal mark (2–5), or null without a journal. */
  marksByJournal: readonly (readonly number[])[] | null;
};

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

type Range = { from: number; to: number };

/** Neighbouring totals joined until every range holds five pupils; a remainder joins the range before it. */
function rangesOf(observed: readonly number[], from: number, to: number): Range[] {
  const ranges: Range[] = [];
  let start = from;
  let held = 0;
  for (let total = from; total <= to; total++) {
    held += observed[total];
    if (held < LEAST_PEOPLE) continue;
    ranges.push({ from: start, to: total });
    [start, held] = [total + 1, 0];
  }
  if (start > to) return ranges;
  const last = ranges.at(-1);
  if (last === undefined) return [{ from, to }];
  last.to = to;
  return ranges;
}

function markRows(observed: readonly number[], bounds: readonly Range[], journal: RawScores['marksByJournal']) {
  return bounds.map(({ from, to }, mark) => {
    const all = sum(observed.slice(from, to + 1));
    const known = journal === null ? [0, 0, 0, 0] : [...journal[mark]];
    return [...known, all - sum(known)];
  });
}

/**
 * Hides what could point to fewer than five pupils.
 *
 * @param raw counts ≥ 0; the table of the journal holds no more pupils of a mark than the histogram does
 * @returns bins from the lowest total up, and the table of marks; `n` is null for one to four pupils
 */
export function gateScores({ observed, expected, cutoffs, marksByJournal }: RawScores): GatedScores {
  const starts = [0, ...cutoffs];
  const bounds = starts.map((from, mark) => ({ from, to: (starts[mark + 1] ?? observed.length) - 1 }));
  const rows = markRows(observed, bounds, marksByJournal);
  const table = totalledTable(rows);
  const width = rows[0].length + 1;
  const ranges = bounds.map(({ from, to }) => rangesOf(observed, from, to));
  const counts = [...table.counts];
  const sums = [...table.sums];
  const places = ranges.map((own, mark) => {
    const parts = own.map(({ from, to }) => counts.push(sum(observed.slice(from, to + 1))) - 1);
    sums.push({ total: mark * width + width - 1, parts });
    return parts;
  });
  const whole: CountTable = { counts, sums };
  const hidden = suppressTable(whole);
  const shown = (cell: number): number | null => (hidden[cell] ? null : counts[cell]);
  return {
    n: shown((rows.length + 1) * width - 1),
    bins: ranges.flatMap((own, mark) =>
      own.map(({ from, to }, at) => ({
        from,
        to,
        count: shown(places[mark][at]),
        expected: expected.length === 0 ? null : sum(expected.slice(from, to + 1)),
      })),
    ),
    marks: Array.from({ length: rows.length + 1 }, (_, row) =>
      Array.from({ length: width }, (_, column) => shown(row * width + column)),
    ),
  };
}

/**
 * A district's counts to the nearest five: taken from what its schools show they leave a doubt of five pupils.
 * @param count ≥ 0
 */
export function roundToFive(count: number): number {
  return 5 * Math.round(count / 5);
}
