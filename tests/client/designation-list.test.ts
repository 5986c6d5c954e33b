/** The marks of the list of statuses while it is being prepared. */
import { describe, expect, it } from 'vitest';
import { areSame, type Marks, marksOf, setMark } from '../../client/workplace/pages/roadmap/designations/list/marks.ts';

describe('marks', () => {
  const low: Marks = new Map([[1, ['lowResults']]]);

  it('are set and taken back, and a school without any is not on the list', () => {
    const both = setMark(low, 1, 'hardConditions', true);
    expect([...both]).toEqual([[1, ['lowResults', 'hardConditions']]]);
    expect([...setMark(setMark(both, 1, 'lowResults', false), 1, 'hardConditions', false)]).toEqual([]);
    expect([...low]).toEqual([[1, ['lowResults']]]);
  });

  it('are compared by what they say', () => {
    expect(
      areSame(
        low,
        marksOf([
          { schoolId: 1, kinds: ['lowResults'] },
          { schoolId: 2, kinds: [] },
        ]),
      ),
    ).toBe(true);
    expect(areSame(low, setMark(low, 1, 'hardConditions', true))).toBe(false);
    expect(areSame(low, setMark(low, 2, 'lowResults', true))).toBe(false);
  });
});
