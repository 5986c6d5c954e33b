import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covarianceMatrix } from '../../analytics/reliability.ts';
import { meanOf, pairSums, scoreSums, subscaleSums } from '../../analytics/scale.ts';
import { emptyTally, HARD_TO_SAY, mergeTallies, scoringPlan, tallyAnswers } from '../../analytics/tally.ts';
import { MODEL, PLANS } from './small-model.ts';

const plan = PLANS.student;
const SEED = 20230424;
const code = fc.constantFrom(0, 1, 2, 3, 4, HARD_TO_SAY);
const answerSet = fc
  .array(code, { minLength: plan.itemNames.length, maxLength: plan.itemNames.length })
  .map((codes) => Uint8Array.from(codes));
const answerSets = fc.array(answerSet, { maxLength: 12 });

function check<T extends unknown[]>(property: fc.IProperty<T>): void {
  fc.assert(property, { seed: SEED, numRuns: 200 });
}

describe('laws of a commutative monoid with inverse', () => {
  it('merge(tally(A), tally(B)) = tally(A ∪ B), in either order', () => {
    check(
      fc.property(answerSets, answerSets, (a, b) => {
        const both = tallyAnswers(plan, [...a, ...b]);
        expect(mergeTallies(tallyAnswers(plan, a), tallyAnswers(plan, b))).toEqual(both);
        expect(mergeTallies(tallyAnswers(plan, b), tallyAnswers(plan, a))).toEqual(both);
      }),
    );
  });

  it('the empty tally is neutral, and merging is associative', () => {
    check(
      fc.property(answerSets, answerSets, answerSets, (...sets) => {
        const [a, b, c] = sets.map((own) => tallyAnswers(plan, own));
        expect(mergeTallies(a, emptyTally(plan))).toEqual(a);
        expect(mergeTallies(mergeTallies(a, b), c)).toEqual(mergeTallies(a, mergeTallies(b, c)));
      }),
    );
  });

  it('adding one by one is tallying, and changes no tally', () => {
    check(
      fc.property(answerSets, answerSet, (sets, one) => {
        const tally = tallyAnswers(plan, sets);
        const before = structuredClone(tally);
        const alone = (set: Uint8Array) => tallyAnswers(plan, [set]);
        expect(mergeTallies(tally, alone(one))).toEqual(tallyAnswers(plan, [...sets, one]));
        expect(tally).toEqual(before);
        expect(sets.reduce((sum, set) => mergeTallies(sum, alone(set)), emptyTally(plan))).toEqual(tally);
      }),
    );
  });

  it('survives JSON', () => {
    check(
      fc.property(answerSets, (sets) => {
        const tally = tallyAnswers(plan, sets);
        expect(JSON.parse(JSON.stringify(tally))).toEqual(tally);
      }),
    );
  });
});

/** The definition, person by person: mean risk of the answered items where at least half are answered. */
function personScores(sets: Uint8Array[], factor: string): number[] {
  const items = MODEL.factors.find(({ code: own }) => own === factor)?.informants.student?.items ?? [];
  return sets.flatMap((set) => {
    const risks = items.flatMap(({ name, min, max, reversed }) => {
      const value = set[plan.itemNames.indexOf(name)];
      if (value === 0 || value === HARD_TO_SAY) return [];
      return [(100 * (reversed ? max - value : value - min)) / (max - min)];
    });
    return 2 * risks.length < items.length ? [] : [risks.reduce((a, b) => a + b, 0) / risks.length];
  });
}

describe('what a tally says', () => {
  it('number, mean and deviance of scores as from the persons themselves', () => {
    check(
      fc.property(answerSets, (sets) => {
        const tally = tallyAnswers(plan, sets);
        for (const scale of plan.layout.scales) {
          const scores = personScores(sets, scale.factor);
          const sums = scoreSums(scale, tally);
          expect(sums.n).toBe(scores.length);
          expect(sums.sum).toBeCloseTo(
            scores.reduce((a, b) => a + b, 0),
            8,
          );
          expect(sums.squares).toBeCloseTo(
            scores.reduce((a, b) => a + b * b, 0),
            6,
          );
        }
      }),
    );
  });

  it('covariances of items as from the persons themselves', () => {
    const sets = [
      [4, 1, 1, 3],
      [2, 2, 3, 1],
      [1, 3, 4, 1],
      [3, 0, 2, HARD_TO_SAY],
    ].map((own) => Uint8Array.from([...own, 1, 1, 1, 1]));
    const tally = tallyAnswers(plan, sets);
    const matrix = covarianceMatrix(4, (i, j) => pairSums(plan.layout.scales[0], tally, i, j));
    // Items 1 and 2 over the three persons who answered both: (3, 0), (1, 1), (0, 2) in units of 0…3.
    expect(matrix?.[0][1]).toBeCloseTo(-1.5, 12);
    // Item 3 is reversed: units 3, 1, 0, 2.
    expect(matrix?.[2][2]).toBeCloseTo(5 / 3, 12);
  });

  it('a shorter scale equals the scale of these items alone where all answered', () => {
    const sets = [
      [4, 1, 1, 3],
      [2, 2, 3, 1],
      [1, 3, 4, 1],
      [3, 4, 2, 2],
    ].map((own) => Uint8Array.from([...own, 1, 1, 1, 1]));
    const scores = sets.map(([a, , c]) => (100 * (a - 1 + (4 - c))) / 6);
    const sums = subscaleSums(plan.layout.scales[0], [0, 2], tallyAnswers(plan, sets));
    expect(meanOf(sums)).toBeCloseTo(scores.reduce((a, b) => a + b, 0) / 4, 10);
    expect(sums.squares).toBeCloseTo(
      scores.reduce((a, b) => a + b * b, 0),
      6,
    );
  });
});

describe('faults', () => {
  it('refuses sets of another form, unknown codes and items that the form lacks', () => {
    expect(() => tallyAnswers(plan, [new Uint8Array(3)])).toThrow('8 bytes, got 3');
    expect(() => tallyAnswers(plan, [Uint8Array.from([5, 1, 1, 1, 1, 1, 1, 1])])).toThrow('f01_s1: 5 is not an answer');
    expect(() => scoringPlan(MODEL, 'student', plan.itemNames.slice(1))).toThrow('no item f01_s1');
    expect(() => mergeTallies(emptyTally(plan), emptyTally(PLANS.teacher))).toThrow('different models');
  });
});
