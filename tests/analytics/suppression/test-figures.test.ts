/** What two sources on one test tell of a pupil that only one of them has. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PupilRow } from '../../../analytics/suppression/pupil-differences.ts';
import {
  figuresOfLine,
  figuresOfMean,
  figuresOfRows,
  mayStandBeside,
  type ReportedLine,
  type TestFigures,
  type TestShape,
} from '../../../analytics/suppression/test-figures.ts';

const SHAPE: TestShape = {
  maximum: 6,
  cuts: [2, 4, 6],
  items: [
    { name: '1', maximum: 2 },
    { name: '2', maximum: 4 },
  ],
};
const markOf = (total: number): number => 2 + SHAPE.cuts.filter((cut) => total >= cut).length;
const pupil = (first: number, second: number, journal: number): PupilRow => {
  const total = first + second;
  return { total, mark: markOf(total), journal, class: '', linked: '', items: { 1: first, 2: second } };
};
const school = (size: number): PupilRow[] =>
  Array.from({ length: size }, (_, at) => pupil(at % 3, at % 5, 2 + (at % 4)));

const share = (rows: readonly unknown[], of: number, decimals: number): number =>
  Number(((100 * of) / rows.length).toFixed(decimals));
const count = (rows: readonly PupilRow[], values: readonly number[], of: (row: PupilRow) => number) =>
  values.map((value) => rows.filter((row) => of(row) === value).length);
const line = (rows: readonly PupilRow[], values: number[], decimals: number | null): ReportedLine => ({
  ...{ unit: decimals === null ? 'count' : 'percent', decimals: decimals ?? 0, participants: rows.length },
  values: decimals === null ? values : values.map((value) => share(rows, value, decimals)),
});
const TOTALS = [0, 1, 2, 3, 4, 5, 6];

/** Every source on the same pupils. */
const SOURCES: Record<string, (rows: readonly PupilRow[], decimals: number | null) => TestFigures> = {
  rows: (rows) => figuresOfRows(rows, SHAPE),
  marks: (rows, decimals) =>
    figuresOfLine(
      'markStatistics',
      line(
        rows,
        count(rows, [2, 3, 4, 5], (row) => row.mark ?? 0),
        decimals,
      ),
      SHAPE,
    ),
  journal: (rows, decimals) => {
    const sides = count(rows, [-1, 0, 1], (row) => Math.sign((row.mark ?? 0) - (row.journal ?? 0)));
    return figuresOfLine('journalComparison', line(rows, sides, decimals), SHAPE);
  },
  totals: (rows, decimals) =>
    figuresOfLine(
      'scoreDistribution',
      line(
        rows,
        count(rows, TOTALS, ({ total }) => total),
        decimals,
      ),
      SHAPE,
    ),
  items: (rows, decimals) => {
    const full = ['1', '2'].map((name, at) => rows.reduce((sum, row) => sum + row.items[name], 0) / (2 + 2 * at));
    return figuresOfLine('itemResults', line(rows, full, decimals ?? 1), SHAPE);
  },
  mean: (rows) => {
    const mean = rows.reduce((sum, { total }) => sum + total, 0) / rows.length;
    return figuresOfMean({ pupils: rows.length, mean: Number(mean.toFixed(2)) });
  },
};

/** Pairs that have a figure in common, by the cut-offs or maxima where not at once. */
const RELATED = [
  ...Object.keys(SOURCES)
    .filter((name) => name !== 'rows')
    .map((name) => ['rows', name]),
  ...[
    ['marks', 'totals'],
    ['totals', 'items'],
    ['totals', 'mean'],
    ['items', 'mean'],
  ],
].flatMap(([a, b]) => [
  [a, b],
  [b, a],
]);

describe.each(RELATED)('%s beside %s', (a, b) => {
  const beside = (before: PupilRow[], after: PupilRow[], decimals: number | null = null): boolean =>
    mayStandBeside(SOURCES[a](before, decimals), SOURCES[b](after, decimals), SHAPE.maximum);

  it.each([null, 0, 1, 2])('stand where they are on the same pupils, with %s digits', (decimals) => {
    for (const size of [5, 25, 60, 131]) expect(beside(school(size), school(size), decimals)).toBe(true);
  });

  it.each([null, 1])('do not stand where one to four pupils more are in one of them (%s)', (decimals) => {
    for (const more of [1, 2, 3, 4]) {
      expect(beside(school(25), school(25 + more), decimals)).toBe(false);
      expect(beside(school(25 + more), school(25), decimals)).toBe(false);
    }
  });

  it('stand where five more are', () => expect(beside(school(25), school(30))).toBe(true));

  it('do not stand where one of as many pupils has another result', () => {
    const [, ...others] = school(25);
    const moved = [pupil(2, 4, 2), ...others];
    expect(beside([pupil(0, 0, 5), ...others], moved)).toBe(false);
  });
});

describe('sources that have no figure in common', () => {
  it.each([
    ['marks', 'journal'],
    ['marks', 'items'],
    ['marks', 'mean'],
    ['journal', 'totals'],
  ])('%s and %s stand beside each other whoever is in them', (a, b) => {
    expect(mayStandBeside(SOURCES[a](school(25), null), SOURCES[b](school(26), null), SHAPE.maximum)).toBe(true);
  });
});

it('no source that may stand beside rows tells the total of a pupil who is missing there', () => {
  const rows = fc.array(fc.tuple(fc.nat(2), fc.nat(4), fc.integer({ min: 2, max: 5 })), {
    minLength: 5,
    maxLength: 40,
  });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 4 }), fc.constantFrom(...Object.keys(SOURCES)), (drawn, less, name) => {
      const whole = drawn.map(([first, second, journal]) => pupil(first, second, journal));
      const part = whole.slice(Math.min(less, whole.length - 1));
      const told = mayStandBeside(SOURCES.rows(part, null), SOURCES[name](whole, null), SHAPE.maximum);
      expect(told).toBe(part.length === whole.length);
    }),
  );
});

it('totals in whole per cents are of whole pupils, and tell their sum', () => {
  const rows = school(25);
  const told = SOURCES.totals(rows, 0);
  const points = rows.reduce((sum, { total }) => sum + total, 0);
  expect(told.points).toEqual({ pupils: 25, points, error: 0 });
  expect(mayStandBeside(told, figuresOfMean({ pupils: 25, mean: (points + 2) / 25 }), SHAPE.maximum)).toBe(false);
});

it('an item that a pupil has no points for counts as none, as in reports', () => {
  const rows = school(12);
  const [first, ...others] = rows;
  const lacking = [{ ...first, items: { 1: first.items[1] } }, ...others];
  expect(mayStandBeside(figuresOfRows(lacking, SHAPE), SOURCES.items(rows, null), SHAPE.maximum)).toBe(true);
});

it('a mean without digits is taken as written to a tenth', () => {
  const rows = figuresOfRows(school(25), SHAPE);
  const points = rows.points?.points ?? 0;
  expect(mayStandBeside(rows, figuresOfMean({ pupils: 25, mean: Math.round(points / 25) + 1 }), 6)).toBe(false);
});

it('rows without marks, journal or items tell of totals alone', () => {
  const plain = school(10).map((row) => ({ ...row, mark: null, journal: null, items: {} }));
  expect(Object.keys(figuresOfRows(plain, SHAPE)).toSorted()).toEqual(['marks', 'points', 'sides', 'totals']);
  const figures = figuresOfRows(plain, { maximum: 2, cuts: [] });
  expect(figures.totals?.counts).toHaveLength(6);
  expect(figures.marks?.pupils).toBe(0);
});
