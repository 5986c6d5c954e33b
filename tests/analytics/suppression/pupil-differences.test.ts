/** Two looks at the figures of a school, by somebody who knows what was done to all pupils but one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absentDifferences,
  type PupilRow,
  pupilDifferences,
} from '../../../analytics/suppression/pupil-differences.ts';
import { stateToShow } from '../../../analytics/suppression/shown-state.ts';

const ITEMS = ['1', '2', '3'];
const pupil = (own: Partial<PupilRow> & { scores?: number[] } = {}): PupilRow => {
  const { scores = [1, 0, 1], ...rest } = own;
  const items = Object.fromEntries(ITEMS.map((name, index) => [name, scores[index]]));
  return { total: scores.reduce((a, b) => a + b, 0), mark: 4, journal: 4, class: '6A', linked: '', items, ...rest };
};
const school = Array.from({ length: 20 }, (_, index) =>
  pupil({ scores: [index % 2, 1, index % 3 === 0 ? 0 : 1], class: index < 10 ? '6A' : '6B', linked: `${index}` }),
);
const change = (from: number, to: number, how: (row: PupilRow) => PupilRow) => (rows: PupilRow[]) =>
  rows.map((row, index) => (index >= from && index < to ? how(row) : row));
const after = (...changes: ((rows: PupilRow[]) => PupilRow[])[]) => changes.reduce((rows, own) => own(rows), school);
const move = (row: PupilRow): PupilRow => ({
  ...row,
  items: { ...row.items, 1: row.items[1] + 1, 2: row.items[2] - 1 },
});

describe('a change of one pupil', () => {
  const victim = change(0, 1, move);
  it.each([
    ['alone', [victim]],
    ['beside five who got another class', [victim, change(5, 10, (row) => ({ ...row, class: '6B' }))]],
    ['beside five who got another journal mark', [victim, change(5, 10, (row) => ({ ...row, journal: 3 }))]],
    [
      'beside five whose third item was changed',
      [victim, change(5, 10, (row) => ({ ...row, total: 0, items: { ...row.items, 3: 2 } }))],
    ],
    [
      'in a file that gives all classes other names',
      [victim, change(0, 20, (row) => ({ ...row, class: `7${row.class}` }))],
    ],
    [
      'in a file with the items in another order',
      [victim, change(0, 20, (row) => ({ ...row, items: Object.fromEntries(Object.entries(row.items).reverse()) }))],
    ],
    [
      'who went to another class',
      [change(0, 1, (row) => ({ ...row, class: '6B' })), change(5, 10, (row) => ({ ...row, journal: 3 }))],
    ],
    [
      'who has another code, so that the year before is another',
      [change(0, 1, (row) => ({ ...row, linked: 'x' })), change(5, 10, (row) => ({ ...row, journal: 3 }))],
    ],
  ])('%s is seen as one of few', (_, changes) => {
    const differences = pupilDifferences(after(...changes), school);
    expect(Math.min(...differences.filter((people) => people > 0))).toBeLessThan(5);
  });

  it('is no change where only names of classes, the order of items or of rows differ', () => {
    const same = school.toReversed().map((row) => ({
      ...row,
      class: row.class === '6A' ? 'б' : 'а',
      items: Object.fromEntries(Object.entries(row.items).reverse()),
    }));
    expect(new Set(pupilDifferences(same, school))).toEqual(new Set([0]));
  });

  it('five late pupils are seen in every figure', () => {
    const late = Array.from({ length: 5 }, (_, index) =>
      pupil({ scores: [0, 0, 1], linked: '', class: index < 2 ? '6A' : '6B' }),
    );
    expect(Math.min(...pupilDifferences([...school, ...late], school))).toBe(5);
  });
});

const row = fc
  .record({
    scores: fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 1 }), fc.nat({ max: 1 })),
    class: fc.constantFrom('6A', '6B'),
    journal: fc.integer({ min: 3, max: 4 }),
  })
  .map(({ scores, ...own }) => pupil({ scores: [...scores], ...own }));
/** Files one after another: some rows corrected, some new, some gone. */
const files = fc
  .array(
    fc.record({
      drop: fc.nat({ max: 6 }),
      add: fc.array(row, { maxLength: 6 }),
      turn: fc.nat({ max: 6 }),
      item: fc.constantFrom(...ITEMS),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((steps) => {
    const all: PupilRow[][] = [school.slice(0, 12)];
    for (const { add, drop, item, turn } of steps) {
      const before = all[all.length - 1];
      all.push([
        ...before
          .slice(drop)
          .map((own, index) => (index < turn ? { ...own, items: { ...own.items, [item]: 1 - own.items[item] } } : own)),
        ...add,
      ]);
    }
    return all;
  });

/** How many pupils have each value: what a share, a mean or a histogram of the figure is made of. */
const figures: Record<string, (row: PupilRow) => string | number | null> = {
  total: ({ total }) => total,
  journal: ({ journal }) => journal,
  ...Object.fromEntries(ITEMS.map((name) => [`item ${name}`, ({ items }: PupilRow) => items[name]])),
  items: ({ items }) => ITEMS.map((name) => items[name]).join(''),
};
function moved(a: PupilRow[], b: PupilRow[], figure: (row: PupilRow) => string | number | null): number {
  const values = new Set([...a, ...b].map(figure));
  const differences = [...values].map((value) => {
    const times = (rows: PupilRow[]) => rows.filter((own) => figure(own) === value).length;
    return times(b) - times(a);
  });
  const sum = (sign: number) => differences.reduce((total, own) => total + Math.max(0, sign * own), 0);
  return Math.max(sum(1), sum(-1));
}

describe('whoever keeps every look', () => {
  it('finds no figure of items, marks or totals that moved by one to four pupils', () => {
    fc.assert(
      fc.property(files, (all) => {
        const shown: PupilRow[][] = [[]];
        for (const inForce of all) {
          const past = shown.map((state) => ({
            state,
            changed: state.length === 0 ? [inForce.length] : pupilDifferences(inForce, state),
          }));
          shown.unshift(stateToShow(inForce, past));
        }
        for (const a of shown)
          for (const b of shown)
            for (const [name, figure] of Object.entries(figures)) {
              const people = moved(a, b, figure);
              expect(people === 0 || people >= 5, `${name}: ${people}`).toBe(true);
            }
      }),
      { seed: 20261130, numRuns: 300 },
    );
  });
});

describe('pupils who did not write', () => {
  it.each<[string, number[] | null, number[] | null, number[]]>([
    ['one more', [1, 8, 4, 0, 0], [1, 9, 4, 0, 0], [1, 1]],
    ['as many with other marks', [0, 8, 4, 0, 0], [0, 6, 6, 0, 0], [0, 2]],
    ['one for another and five more', [0, 8, 0, 0, 0], [0, 7, 6, 0, 0], [5, 6]],
    ['nobody', [0, 8, 4, 0, 0], [0, 8, 4, 0, 0], [0, 0]],
    ['a file without rows of them', [0, 8, 4, 0, 0], null, []],
  ])('%s', (_, before, now, people) => {
    expect(absentDifferences(now, before)).toEqual(people);
  });
});
