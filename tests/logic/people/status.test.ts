/** The status of a school on a day: what a record for a year means in the years after it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Designation, hasStatus, heldSince, statusOf, withLists } from '../../../server/people/schools/status.ts';

const LOW: Designation = { year: 2025, kinds: ['lowResults'] };
const BOTH: Designation = { year: 2026, kinds: ['lowResults', 'hardConditions'] };
const ENDED: Designation = { year: 2027, kinds: [] };

describe('the status on a day', () => {
  it.each<[string, Designation[], string, string[], number | null]>([
    ['is none where nothing was ever recorded', [], '2026-06-01', [], null],
    ['is none before the first year that has a record', [LOW], '2024-12-31', [], null],
    ['begins on the first of January of its year', [LOW], '2025-01-01', ['lowResults'], 2025],
    ['goes on in January, until the new year has a record', [LOW], '2026-01-15', ['lowResults'], 2025],
    ['goes on through years of which nothing was recorded', [LOW], '2028-05-01', ['lowResults'], 2025],
    ['is that of the newest record', [LOW, BOTH], '2026-01-01', ['hardConditions', 'lowResults'], 2026],
    ['is that of the time on a day that has passed', [BOTH, LOW], '2025-12-31', ['lowResults'], 2025],
    ['ends by a record without a kind', [LOW, BOTH, ENDED], '2027-01-01', [], 2026],
    ['has not ended before that year', [LOW, BOTH, ENDED], '2026-12-31', ['hardConditions', 'lowResults'], 2026],
  ])('%s', (_, designations, day, kinds, year) => {
    expect(statusOf(designations, day)).toEqual({ kinds, year });
    expect(hasStatus(designations, day)).toBe(kinds.length > 0);
  });

  it('is the same in whatever order the records come, and is always one of them', () => {
    const kinds = fc.subarray(['lowResults', 'hardConditions'] as const);
    const records = fc.uniqueArray(fc.record({ year: fc.integer({ min: 2020, max: 2030 }), kinds }), {
      selector: ({ year }) => year,
    });
    const day = fc.integer({ min: 2018, max: 2032 }).map((year) => `${year}-04-10`);
    fc.assert(
      fc.property(records, day, (designations, on) => {
        const status = statusOf(designations, on);
        expect(statusOf(designations.toReversed(), on)).toEqual(status);
        expect(
          status.year === null || designations.some((each) => each.year === status.year && each.kinds.length > 0),
        ).toBe(true);
      }),
    );
  });
});

describe('the lists of a district', () => {
  it('end the status of a school that the list of a later year leaves out, and keep what was recorded of it', () => {
    expect(withLists([LOW], [2025, 2026])).toEqual([LOW, { year: 2026, kinds: [] }]);
    expect(statusOf(withLists([LOW], [2025, 2026]), '2026-03-01')).toEqual({ kinds: [], year: 2025 });
    expect(statusOf(withLists([LOW], [2025, 2026]), '2025-12-31').kinds).toEqual(['lowResults']);
  });

  it('say nothing while there is none for the year', () => {
    expect(statusOf(withLists([LOW], [2025]), '2026-01-15').kinds).toEqual(['lowResults']);
    expect(withLists([], [])).toEqual([]);
  });
});

describe('since when a status is held', () => {
  it.each<[string, Designation[], number]>([
    ['the first record', [LOW, BOTH], 2025],
    ['the first one after a break', [LOW, { year: 2026, kinds: [] }, { year: 2027, kinds: ['lowResults'] }], 2027],
    ['a year without a record is no break', [LOW, { year: 2027, kinds: ['lowResults'] }], 2025],
  ])('%s', (_, designations, since) => {
    expect(heldSince(designations, 'lowResults', '2028-02-01')).toBe(since);
  });

  it('is refused for a status that the school does not have', () => {
    expect(() => heldSince([LOW], 'hardConditions', '2026-02-01')).toThrow(RangeError);
    expect(() => heldSince([LOW, BOTH, ENDED], 'lowResults', '2027-02-01')).toThrow(RangeError);
  });
});
