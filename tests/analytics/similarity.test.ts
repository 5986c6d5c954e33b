import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SchoolFacts, similarSchools } from '../../analytics/similarity.ts';
import { bandedCount } from '../../analytics/suppression/few-people.ts';

const school = (name: string, ...facts: (number | null)[]): SchoolFacts => ({ school: name, facts });
const WORLD = [
  school('a', 20, 200),
  school('b', 22, 210),
  school('c', 60, 900),
  school('d', 8, 40),
  school('e', null, 205),
];
const names = (found: ReturnType<typeof similarSchools>) => found.map((each) => each.school);

describe('similar schools', () => {
  it('are the nearest by all known facts, never the school itself', () => {
    expect(names(similarSchools(WORLD, 'a', 2))).toEqual(['e', 'b']);
    expect(names(similarSchools(WORLD, 'a', 9)).toSorted()).toEqual(['b', 'c', 'd', 'e']);
  });

  it('are none for an unknown school, or without a fact in common', () => {
    expect(similarSchools(WORLD, 'z', 3)).toEqual([]);
    expect(similarSchools([school('a', 3, null), school('b', null, 3), school('c', null, 9)], 'a', 3)).toEqual([]);
  });

  it('are as far from each other either way', () => {
    const counts = fc.array(fc.tuple(fc.nat(2000), fc.nat(2000)), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(counts, (facts) => {
        const schools = facts.map((own, index) => school(String(index), ...own));
        const distance = (from: string, to: string) =>
          similarSchools(schools, from, 99).find((each) => each.school === to)?.distance;
        expect(distance('0', '1')).toEqual(distance('1', '0'));
      }),
      { seed: 3 },
    );
  });

  it('do not tell one person from four', () => {
    const near = (people: number) =>
      similarSchools([school('a', bandedCount(people), 30), school('b', 9, 30), school('c', 40, 300)], 'a', 2);
    expect(near(1)).toEqual(near(4));
    expect(near(4)).not.toEqual(near(5));
    expect(bandedCount(0)).toBe(0);
  });
});
