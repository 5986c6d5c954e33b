import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignChanges } from '../../analytics/change.ts';
import { districtProfile } from '../../analytics/profile.ts';
import { seededRandom } from '../../analytics/random.ts';
import type { SchoolInput } from '../../analytics/types.ts';
import type { AnonymousAudience } from '../../surveys/schema.ts';
import { disclosedDistrict } from './disclosed-district.ts';
import { answerSets, cell, district, MODEL, PLANS } from './small-model.ts';

const SEED = 20230424;

/** Four answer sets of an audience, any answers whatever. */
function fewSets(audience: AnonymousAudience, count: number): fc.Arbitrary<Uint8Array[]> {
  const length = PLANS[audience].itemNames.length;
  const code = fc.constantFrom(0, 1, 2, 3, 4, 255);
  const set = fc.array(code, { minLength: length, maxLength: length }).map((codes) => Uint8Array.from(codes));
  return fc.array(set, { minLength: count, maxLength: count });
}

function withSmallCell(schools: SchoolInput[], s: number, index: number, sets: Uint8Array[]): SchoolInput[] {
  return schools.map((school, i) => {
    if (i !== s) return school;
    const { audience, grade, people } = school.cells[index];
    return {
      ...school,
      cells: school.cells.map((own, c) => (c === index ? cell(audience, grade, people, sets) : own)),
    };
  });
}

describe('a cell under five answers', () => {
  const schools = district(seededRandom(SEED), 6);
  const places = fc.record({ school: fc.nat(5), index: fc.nat(3), count: fc.integer({ min: 1, max: 4 }) });
  const changes = places.chain((place) => {
    const { audience } = schools[0].cells[place.index];
    return fc.tuple(fc.constant(place), fewSets(audience, place.count), fewSets(audience, place.count));
  });

  it('moves no published figure, whatever it answers', () => {
    fc.assert(
      fc.property(changes, ([{ school, index }, before, after]) => {
        const profiles = [before, after].map((sets) =>
          districtProfile(MODEL, withSmallCell(schools, school, index, sets)),
        );
        expect(profiles[1]).toEqual(profiles[0]);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('moves no change between two years either, in whichever year it is', () => {
    const other = district(seededRandom(SEED + 1), 6);
    const same = () => true;
    fc.assert(
      fc.property(changes, fc.boolean(), ([{ school, index }, before, after], isEarlier) => {
        const told = [before, after].map((sets) => {
          const years = [withSmallCell(schools, school, index, sets), other];
          const [first, second] = (isEarlier ? years : years.toReversed()).map((own) => ({
            model: MODEL,
            schools: own,
          }));
          return campaignChanges(first, second, same).changes;
        });
        expect(told[1]).toEqual(told[0]);
        const grades = [before, after].map((sets) =>
          disclosedDistrict(MODEL, withSmallCell(schools, school, index, sets)),
        );
        expect(grades[1]).toEqual(grades[0]);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('is the same as no answers at all, warnings of coverage aside', () => {
    const figures = (sets: Uint8Array[]) =>
      districtProfile(MODEL, withSmallCell(schools, 2, 1, sets)).schools.map(({ factors }) =>
        factors.map((factor) => ({ ...factor, warnings: [] })),
      );
    expect(figures(answerSets(seededRandom(1), 'student', 4, 4))).toEqual(figures([]));
  });

  it('while a cell of five does move them', () => {
    const figures = (level: number) =>
      districtProfile(MODEL, withSmallCell(schools, 2, 1, answerSets(seededRandom(1), 'student', 5, level)));
    expect(figures(4)).not.toEqual(figures(1));
  });
});

describe('a scale scored by fewer than five of many', () => {
  it('moves no published figure', () => {
    const schools = district(seededRandom(SEED), 6);
    const sets = answerSets(seededRandom(1), 'student', 20, 2);
    // Only three pupils answer the items of F02, the last four bytes; the others leave them out.
    const sparse = sets.map((set, i) => (i < 3 ? set : Uint8Array.from(set, (code, byte) => (byte < 4 ? code : 0))));
    const changed = sparse.map((set, i) => (i < 3 ? Uint8Array.from(set, (code, byte) => (byte < 4 ? code : 4)) : set));
    const profile = (own: Uint8Array[]) => districtProfile(MODEL, withSmallCell(schools, 1, 1, own));
    expect(profile(changed)).toEqual(profile(sparse));
  });
});
