/** What a whole list of a year does to the schools of a district. */
import { describe, expect, it } from 'vitest';
import { type ListedSchool, outcomeOf } from '../../../server/roadmap/municipal/designations/outcome.ts';

const low = (schoolId: number): ListedSchool => ({ schoolId, kinds: ['lowResults'] });
const hard = (schoolId: number): ListedSchool => ({ schoolId, kinds: ['hardConditions'] });
const none = (schoolId: number): ListedSchool => ({ schoolId, kinds: [] });

describe('a list of a year', () => {
  it.each<[string, ListedSchool, ListedSchool[], string]>([
    ['gives a status to a school that had none', none(1), [low(1)], 'gained'],
    ['lets a school keep its status', low(1), [low(1)], 'kept'],
    ['gives another status', low(1), [hard(1)], 'changed'],
    ['adds a second status', low(1), [{ schoolId: 1, kinds: ['lowResults', 'hardConditions'] }], 'changed'],
    ['ends the status of a school that it names without one', low(1), [none(1)], 'lost'],
    ['ends the status of a school that it leaves out', low(1), [], 'lost'],
    ['leaves a school without a status alone', none(1), [], 'none'],
  ])('%s', (_, before, listed, change) => {
    expect(outcomeOf([before], listed)).toMatchObject([{ schoolId: 1, before: before.kinds, change }]);
  });

  it('does not mind the order of the kinds', () => {
    const one: ListedSchool = { schoolId: 1, kinds: ['lowResults', 'hardConditions'] };
    const other: ListedSchool = { schoolId: 1, kinds: ['hardConditions', 'lowResults'] };
    expect(outcomeOf([one], [other])[0].change).toBe('kept');
  });

  it('says something of every school of the district and of no other', () => {
    expect(outcomeOf([low(1), none(2)], [low(2), low(9)]).map(({ schoolId }) => schoolId)).toEqual([1, 2]);
  });
});
