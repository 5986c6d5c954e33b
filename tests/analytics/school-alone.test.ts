/** A school computed alone, from its own tallies and the stored components, has the result that it has among all schools. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChangeComputer, campaignChanges, pairsOf } from '../../analytics/change.ts';
import type { DistrictComponents } from '../../analytics/district-components.ts';
import { districtProfile, estimateComponents } from '../../analytics/profile.ts';
import { seededRandom } from '../../analytics/random.ts';
import { SchoolComputer } from '../../analytics/school-results.ts';
import { schoolSummer } from '../../analytics/school-sums.ts';
import type { SchoolInput } from '../../analytics/types.ts';
import { answerSets, cell, district, MODEL } from './small-model.ts';

/** As a database gives it back. */
const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

/** Districts of any size, in which groups, returns and whole schools may be missing. */
const districts: fc.Arbitrary<SchoolInput[]> = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    schools: fc.constantFrom(1, 3, 4, 7, 12, 31),
    answers: fc.record({
      teacher: fc.constantFrom(3, 5, 12),
      student: fc.constantFrom(3, 5, 24),
      parent: fc.constantFrom(3, 5, 15),
    }),
    missing: fc.constantFrom(0, 0.3),
  })
  .map(({ answers, missing, schools, seed }) => {
    const random = seededRandom(seed);
    return district(random, schools, answers).map((school) => ({
      ...school,
      facts: random() < missing ? null : school.facts,
      cells: school.cells.filter(() => random() >= missing),
    }));
  });

const computerOf = (components: DistrictComponents) => new SchoolComputer(MODEL, stored(components));
const sumsOf = schoolSummer(MODEL);

describe('a school computed alone', () => {
  it('has the result that it has among all schools, given the same components', () => {
    fc.assert(
      fc.property(districts, (schools) => {
        const computer = computerOf(estimateComponents(MODEL, schools));
        const profile = districtProfile(MODEL, schools);
        schools.forEach((school, s) => {
          const alone = computer.figures(sumsOf(school)).map((result, f) => ({
            ...result,
            ...(result.kind === 'estimate' && computer.details(sumsOf(school), f)),
          }));
          expect(alone).toEqual(profile.schools[s].factors);
          expect(computer.covers(sumsOf(school))).toBe(true);
        });
      }),
      { seed: 20261130, numRuns: 60 },
    );
  });

  it('has the change that it has among all schools', () => {
    const same = () => true;
    fc.assert(
      fc.property(districts, districts, (before, after) => {
        const { changes, components } = campaignChanges(
          { model: MODEL, schools: before },
          { model: MODEL, schools: after },
          same,
        );
        const computer = new ChangeComputer(MODEL, MODEL, same);
        const alone = pairsOf(before, after).map((pair) => computer.change(stored(components), pair));
        expect(alone).toEqual(changes);
      }),
      { seed: 20261130, numRuns: 40 },
    );
  });

  it('reads no other school: more answers of one move only that one', () => {
    const schools = district(seededRandom(5), 12);
    const computer = computerOf(estimateComponents(MODEL, schools));
    const more = answerSets(seededRandom(6), 'teacher', 20, 4);
    const moved = schools.map((school, s) =>
      s === 3 ? { ...school, cells: [cell('teacher', null, 20, more), ...school.cells.slice(1)] } : school,
    );
    const changed = schools.flatMap((school, s) => {
      const [old, fresh] = [school, moved[s]].map((own) => JSON.stringify(computer.figures(sumsOf(own))));
      return old === fresh ? [] : [s];
    });
    expect(changed).toEqual([3]);
  });
});

describe('components that do not know what a school brings', () => {
  const without = district(seededRandom(8), 6).map((school) => ({
    ...school,
    cells: school.cells.filter(({ audience }) => audience !== 'parent'),
  }));
  const computer = computerOf(estimateComponents(MODEL, without));
  const [first] = without;

  it('say so of a group that no school had', () => {
    const parents = cell('parent', 6, 30, answerSets(seededRandom(9), 'parent', 12, 2));
    expect(computer.covers(sumsOf({ ...first, cells: [...first.cells, parents] }))).toBe(false);
  });

  it('know more answers of the groups that they know', () => {
    const pupils = cell('student', 6, 60, answerSets(seededRandom(9), 'student', 50, 2));
    const cells = first.cells.map((own) => (own.audience === 'student' && own.grade === 6 ? pupils : own));
    expect(computer.covers(sumsOf({ ...first, cells }))).toBe(true);
  });
});
