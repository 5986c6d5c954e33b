/** Lower, the same, higher: of pupil rows where they have the journal, else of the report; and what of it may be told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markChanges } from '../../../analytics/objectivity/mark-changes.ts';
import type { ChangeCounts, ObjectivityTest, Results } from '../../../analytics/objectivity/types.ts';
import { toldChanges, toldClasses } from '../../../analytics/suppression/told-changes.ts';
import { definition, district, NO_ROWS, testOf } from './reported-district.ts';

/** Pupils of one school by the mark of the test, the journal's mark and the class. */
function rowsOf(school: string, pupils: readonly [mark: number, journal: number, group: number][]): Results {
  const totals = [0, ...definition.cutoffs];
  return {
    ...NO_ROWS,
    schools: [school],
    school: new Uint32Array(pupils.length),
    total: Int16Array.from(pupils, ([mark]) => totals[mark - 2]),
    journal: Int8Array.from(pupils, ([, journal]) => journal),
    classes: Int32Array.from(pupils, ([, , group]) => group),
    classNames: ['7a', '7b'],
  };
}
const testWith = (results: Results, reports: ObjectivityTest['reports'] = []): ObjectivityTest => ({
  definition,
  results,
  reports,
});
const many = (count: number, mark: number, journal: number, group = 0): [number, number, number][] =>
  Array.from({ length: count }, () => [mark, journal, group]);

describe('marks against the journal', () => {
  it('are counted in pupil rows, with classes; who has no journal mark is not among them', () => {
    const pupils = [...many(4, 2, 4), ...many(3, 3, 3, 1), ...many(2, 5, 3, 1), ...many(6, 4, -1)];
    expect(markChanges([testWith(rowsOf('0', pupils))])(0, '0')).toEqual({
      source: 'pupilRows',
      whole: [4, 3, 2],
      classes: [
        { name: '7a', counts: [4, 0, 0] },
        { name: '7b', counts: [0, 3, 2] },
      ],
    });
  });

  it('are taken from the report where there are no rows, or rows without a journal', () => {
    const { reports } = testOf(['journalComparison']);
    const expected = { source: 'journalComparison', whole: district.schools[0].journal, classes: [] };
    expect(markChanges([testOf(['journalComparison'])])(0, '0')).toEqual(expected);
    expect(markChanges([testWith(rowsOf('0', many(20, 3, -1)), reports)])(0, '0')).toEqual(expected);
    expect(markChanges([testWith(rowsOf('0', many(3, 3, 3)), reports)])(0, '0')).toEqual(expected);
    expect(markChanges([testWith(rowsOf('0', many(20, 3, 4)), reports)])(0, '0')?.source).toBe('pupilRows');
  });

  it('of fewer than five pupils are nothing', () => {
    expect(markChanges([testWith(rowsOf('0', many(4, 3, 3)))])(0, '0')).toBeNull();
    expect(markChanges([testOf(['markStatistics'])])(0, '0')).toBeNull();
  });
});

const counts = (most: number) =>
  fc.tuple(fc.nat(most), fc.nat(most), fc.nat(most)).map((own): ChangeCounts => [own[0], own[1], own[2]]);
const sum = (own: readonly number[]) => own.reduce((all, each) => all + each, 0);

describe('what is told of them', () => {
  it('has no part that is told apart from nobody by fewer than five pupils', () => {
    fc.assert(
      fc.property(counts(60), (own) => {
        const told = toldChanges(own);
        if (told === null) return sum(own) < 10;
        return (
          told.every((each) => each % 5 === 0 && each >= 0) &&
          Math.abs(told[0] - own[0]) <= 2 &&
          Math.abs(told[2] - own[2]) <= 2 &&
          sum(told) > 0
        );
      }),
    );
  });

  it('leaves out small classes, and one more where these would be the difference', () => {
    const a = { name: '7a', counts: [5, 5, 5] as ChangeCounts };
    const b = { name: '7b', counts: [10, 5, 5] as ChangeCounts };
    const few = { name: '7c', counts: [2, 1, 0] as ChangeCounts };
    expect(toldClasses([17, 11, 10], [a, b, few])).toEqual({ classes: [b], hidden: 2 });
    const nine = { name: '7c', counts: [3, 3, 3] as ChangeCounts };
    expect(toldClasses([18, 13, 13], [a, b, nine])).toEqual({ classes: [a, b], hidden: 1 });
    expect(toldClasses([15, 10, 10], [b, a])).toEqual({ classes: [a, b], hidden: 0 });
  });

  it('never leaves one to four pupils as the rest of a school', () => {
    fc.assert(
      fc.property(fc.array(counts(12), { maxLength: 6 }), counts(3), (classes, homeless) => {
        const all = [...classes, homeless];
        const whole = [0, 1, 2].map((place) => sum(all.map((own) => own[place]))) as ChangeCounts;
        const named = classes.map((own, place) => ({ name: String(place), counts: own }));
        const told = new Set(toldClasses(whole, named).classes.map(({ name }) => name));
        const shown = sum(named.filter(({ name }) => told.has(name)).map((own) => sum(own.counts)));
        const rest = sum(whole) - shown;
        return sum(whole) < 5 || rest === 0 || rest >= 5;
      }),
    );
  });
});
