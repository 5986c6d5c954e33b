/**
 * What different sources tell of the pupils of one school in one test: their rows, reports by school, a mean. A difference between two
 * sources tells as much of one pupil as one over time, so figures that both have are equal or five pupils apart. Pure.
 */
import type { AggregateKind } from '../objectivity/aggregates/report.ts';
import { LEAST_PEOPLE } from './few-people.ts';
import type { PupilRow } from './pupil-differences.ts';

/** `counts` of pupils, each at most `error` off by the digits of its source; of items the points in full marks. */
export type CountedFigure = { pupils: number; counts: readonly number[]; error: number };
/** The sum of all points. */
export type PointsFigure = { pupils: number; points: number; error: number };

/** What a source tells: marks 2 … 5; pupils below, at and above the journal's mark; totals 0 … maximum; items; all points. */
export type TestFigures = Partial<Record<'marks' | 'sides' | 'totals' | 'items', CountedFigure>> & {
  points?: PointsFigure;
};

/** `cuts`: the least score for the marks 3, 4 and 5; none where they are not known. */
export type TestShape = {
  maximum: number;
  cuts: readonly number[];
  items?: readonly { name: string; maximum: number }[];
};

export type ReportedLine = {
  unit: 'percent' | 'count';
  decimals: number;
  participants: number;
  values: readonly number[];
};

const MARKS = [2, 3, 4, 5];
/** Means are written with a digit after the comma at least, though a nought is not kept. */
const LEAST_DIGITS = 1;
const MOST_DIGITS = 10;
/** What sums of binary fractions are off. */
const NOTHING = 1e-6;

/** @param rows of one school */
export function figuresOfRows(rows: readonly PupilRow[], { items = [], maximum }: TestShape): TestFigures {
  const marked = rows.filter(({ mark }) => mark !== null);
  const compared = marked.filter(({ journal }) => journal !== null && journal >= 2);
  // As reports count: an item that a pupil has no points for has none.
  const hasItems = rows.some((row) => items.every(({ name }) => row.items[name] !== undefined));
  const counted = (own: readonly PupilRow[], length: number, placeOf: (row: PupilRow) => number): CountedFigure => {
    const counts = new Array<number>(length).fill(0);
    for (const row of own) counts[placeOf(row)] += 1;
    return { pupils: own.length, counts, error: 0 };
  };
  const sumOf = (name: string): number => rows.reduce((sum, row) => sum + (row.items[name] ?? 0), 0);
  return {
    marks: counted(marked, MARKS.length, ({ mark }) => MARKS.indexOf(mark ?? 0)),
    sides: counted(compared, 3, ({ journal, mark }) => 1 + Math.sign((mark ?? 0) - (journal ?? 0))),
    totals: counted(rows, Math.max(maximum, ...rows.map(({ total }) => total)) + 1, ({ total }) => total),
    ...(items.length > 0 &&
      hasItems && {
        items: { pupils: rows.length, counts: items.map((item) => sumOf(item.name) / item.maximum), error: 0 },
      }),
    points: { pupils: rows.length, points: rows.reduce((sum, { total }) => sum + total, 0), error: 0 },
  };
}

/** What a school's line of a report tells, and what follows from it by the test's cut-offs and maxima. */
export function figuresOfLine(kind: AggregateKind, line: ReportedLine, { cuts, items = [] }: TestShape): TestFigures {
  const own = countedFigure(kind, line);
  const { counts, error, pupils } = own;
  if (kind === 'markStatistics') return { marks: own };
  if (kind === 'journalComparison') return { sides: own };
  if (kind === 'itemResults')
    return {
      items: own,
      points: pointsOf(
        own,
        items.map(({ maximum }) => maximum),
      ),
    };
  const points = pointsOf(
    own,
    counts.map((_, total) => total),
  );
  if (cuts.length < MARKS.length - 1) return { totals: own, points };
  const edges = [0, ...cuts, counts.length];
  const marks = MARKS.map((_, place) => sum(counts.slice(edges[place], edges[place + 1])));
  const widest = Math.max(...MARKS.map((_, place) => edges[place + 1] - edges[place]));
  return { totals: own, marks: { pupils, counts: marks, error: error * widest }, points };
}

/** Counts of pupils are whole: where the digits leave one whole number alone it is that. */
export function countedFigure(kind: AggregateKind, line: ReportedLine): CountedFigure {
  const { decimals, participants: pupils, unit, values } = line;
  if (unit === 'count') return { pupils, counts: values, error: 0 };
  const counts = values.map((value) => (value * pupils) / 100);
  const error = (pupils * halfOf(decimals)) / 100;
  return kind !== 'itemResults' && error < 0.5
    ? { pupils, counts: counts.map(Math.round), error: 0 }
    : { pupils, counts, error };
}

export function figuresOfMean({ mean, pupils }: { mean: number; pupils: number }): TestFigures {
  const [, fraction = ''] = String(mean).split('.');
  const digits = Math.min(MOST_DIGITS, Math.max(LEAST_DIGITS, fraction.length));
  return { points: { pupils, points: pupils * mean, error: pupils * halfOf(digits) } };
}

/**
 * Whether two sources may both be shown: of every figure that both have, nobody or five pupils and more lie between them, as far as
 * the digits of the sources tell.
 * @param maximum of the test's points
 */
export function mayStandBeside(a: TestFigures, b: TestFigures, maximum: number): boolean {
  const counted = (['marks', 'sides', 'totals', 'items'] as const).flatMap((name) => {
    const [own, other] = [a[name], b[name]];
    return own && other ? countsApart(own, other, name === 'items') : [];
  });
  const points = a.points && b.points ? [pointsApart(a.points, b.points, maximum)] : [];
  return [...counted, ...points].every((pupils) => pupils < NOTHING || pupils > LEAST_PEOPLE - NOTHING);
}

/**
 * In how many pupils at least two figures differ: those that came or went, or stand in another part.
 * @param isEach pupils of its parts are not told apart, so that each is a figure by itself: one pupil's item is not told because five
 * others differ in another one
 */
export function countsApart(a: CountedFigure, b: CountedFigure, isEach: boolean): number[] {
  const more = Math.abs(a.pupils - b.pupils);
  const places = Array.from({ length: Math.max(a.counts.length, b.counts.length) }, (_, place) => place);
  const moved = places.map((place) => beyond((b.counts[place] ?? 0) - (a.counts[place] ?? 0), a.error + b.error));
  if (isEach) return [more, ...moved.map((own) => Math.max(more, Math.abs(own)))];
  const came = sum(moved.filter((own) => own > 0));
  const went = -sum(moved.filter((own) => own < 0));
  return [Math.max(more, came, went)];
}

function pointsApart(a: PointsFigure, b: PointsFigure, maximum: number): number {
  const more = Math.abs(a.pupils - b.pupils);
  const moved = Math.abs(beyond(b.points - a.points, a.error + b.error));
  return more === 0 && moved < NOTHING ? 0 : Math.max(1, more, moved / maximum);
}

/** What is left of a difference when the error is taken off. */
const beyond = (difference: number, error: number): number =>
  Math.sign(difference) * Math.max(0, Math.abs(difference) - error);

const pointsOf = ({ counts, error, pupils }: CountedFigure, weights: readonly number[]): PointsFigure => ({
  pupils,
  points: sum(counts.map((count, place) => count * (weights[place] ?? 0))),
  error: error * sum(weights),
});

const halfOf = (decimals: number): number => 0.5 * 10 ** -decimals;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
