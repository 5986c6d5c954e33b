import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Charge, pointsOf, proposeMoves } from '../../../server/people/tutors/balance.ts';

const charge = (schoolId: number, points: number, tutor: string | null): Charge => ({ schoolId, points, tutor });

describe('the proposal', () => {
  it.each<[string, string[], Charge[], object[]]>([
    ['nobody to give to', [], [charge(1, 3, null)], []],
    ['even already', ['a', 'b'], [charge(1, 3, 'a'), charge(2, 3, 'b')], []],
    [
      'free schools, the heaviest first, to whoever has least',
      ['a', 'b'],
      [charge(1, 2, null), charge(2, 5, null), charge(3, 1, 'a')],
      [
        { schoolId: 2, from: null, to: 'b' },
        { schoolId: 1, from: null, to: 'a' },
      ],
    ],
    [
      'a handover that evens out',
      ['a', 'b'],
      [charge(1, 3, 'a'), charge(2, 2, 'a'), charge(3, 4, 'a')],
      [{ schoolId: 3, from: 'a', to: 'b' }],
    ],
    ['a difference that is not worth it', ['a', 'b'], [charge(1, 2, 'a'), charge(2, 1, 'a')], []],
    ['one heavy school cannot be shared', ['a', 'b'], [charge(1, 9, 'a')], []],
    ['a school where both are stays', ['a', 'b'], [charge(1, 3, 'a'), charge(1, 3, 'b'), charge(2, 9, 'a')], []],
  ])('%s', (_, tutors, charges, moves) => {
    expect(proposeMoves(tutors, charges)).toEqual(moves);
  });

  it('covers every school, never widens the difference beyond a school, and leaves nothing more to propose than before', () => {
    const charges = fc.array(
      fc.record({ points: fc.integer({ min: 1, max: 8 }), tutor: fc.constantFrom('a', 'b', 'c', null) }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(charges, (rows) => {
        const before = rows.map(({ points, tutor }, index) => charge(index + 1, points, tutor));
        const tutors = ['a', 'b', 'c'];
        const moves = proposeMoves(tutors, before);
        const after = before.map((each) => ({
          ...each,
          tutor: moves.find(({ schoolId }) => schoolId === each.schoolId)?.to ?? each.tutor,
        }));
        expect(after.every(({ tutor }) => tutor !== null)).toBe(true);
        const most = (of: Charge[]) => Math.max(...pointsOf(tutors, of).values());
        const handed = moves.filter(({ from }) => from !== null);
        expect(handed.length).toBeLessThanOrEqual(3);
        const given = before.map((each) =>
          each.tutor === null ? (after.find((a) => a.schoolId === each.schoolId) ?? each) : each,
        );
        expect(most(after)).toBeLessThanOrEqual(most(given));
      }),
      { seed: 11 },
    );
  });
});
