import { describe, expect, it } from 'vitest';
import { districtProfile } from '../../../analytics/profile.ts';
import { type Random, seededRandom } from '../../../analytics/random.ts';
import { scoringPlan, tallyAnswers } from '../../../analytics/tally.ts';
import type { Estimate, SchoolInput } from '../../../analytics/types.ts';
import type { RiskModel } from '../../../surveys/schema.ts';
import { disclosedDistrict } from '../disclosed-district.ts';

const ITEMS = ['a', 'b', 'c', 'd'].map((name) => ({ name, min: 1, max: 4, reversed: false }));
const K = ITEMS.length;
const model: RiskModel = {
  version: 'one scale',
  thresholds: { medium: 40, high: 60 },
  minimum: {},
  factors: [{ code: 'F01', informants: { student: { weight: 1, items: ITEMS } } }],
};
const plan = scoringPlan(
  model,
  'student',
  ITEMS.map(({ name }) => name),
);

function sets(random: Random, n: number, level: number): Uint8Array[] {
  const answer = () => Math.min(4, Math.max(1, Math.round(level + 2 * (random() - 0.5))));
  return Array.from({ length: n }, () => Uint8Array.from(ITEMS, answer));
}

function schoolOf(name: string, answers: Uint8Array[]): SchoolInput {
  return {
    school: name,
    facts: null,
    cells: [{ audience: 'student', grade: 6, people: null, tally: tallyAnswers(plan, answers) }],
  };
}

/** A district whose first school has n answers; its last person left the last item out. */
function districtOf(n: number, loner: number[]): SchoolInput[] {
  const random = seededRandom(20230424);
  const others = [1.6, 2, 2.4, 2.8, 3.2].map((level, index) => schoolOf(`other ${index}`, sets(random, 15, level)));
  return [schoolOf('school', [...sets(random, n - 1, 3), Uint8Array.from(loner)]), ...others];
}

const estimateOf = <Result extends { kind: string }>(result: Result) => result as Extract<Result, { kind: 'estimate' }>;

/**
 * What the loner adds to k · Σ scores − Σ items, as an interval, for an attacker who has the published figures, and who is told the
 * exact shrinkage and district mean of every item besides.
 */
function attack(n: number, loner: number[], isExact: boolean): { low: number; high: number; truth: number } {
  const schools = districtOf(n, loner);
  const exact = districtProfile(model, schools);
  const truth = estimateOf<Estimate | { kind: 'withheld' }>(exact.schools[0].factors[0]);
  const shown = estimateOf(disclosedDistrict(model, schools).schools[0].factors[0]);
  const step = isExact ? 0 : n - 1 < 20 ? 5 : 2;
  const reach = isExact ? 0 : 0.5;
  const mean = isExact ? truth.groups[0].mean : shown.groups[0].mean;
  let [low, high] = [K * n * (mean - reach), K * n * (mean + reach)];
  for (const driver of truth.drivers) {
    const share = driver.difference / (driver.mean - driver.districtMean);
    const difference = isExact
      ? driver.difference
      : (shown.drivers.find(({ item }) => item === driver.item)?.difference ?? 0);
    const [a, b] = [difference - step / 2, difference + step / 2].map(
      (d) => driver.n * (driver.districtMean + d / share),
    );
    low -= Math.max(a, b);
    high -= Math.min(a, b);
  }
  // The answered three have the weight k/3 in the score and 1 in the items: a third of their sum is left, their mean.
  const answered = loner.slice(0, K - 1).map((code) => (100 * (code - 1)) / 3);
  return { low, high, truth: answered.reduce((sum, risk) => sum + risk, 0) / (K - 1) };
}

describe('one person who left an item out', () => {
  it.each([6, 9, 14, 20, 24, 40])('is found from exact means, n = %i', (n) => {
    const { low, high, truth } = attack(n, [1, 2, 4, 0], true);
    expect(low).toBeCloseTo(truth, 6);
    expect(high).toBeCloseTo(truth, 6);
  });

  it.each([6, 9, 14, 20, 24, 40])('is not found from what is shown: the whole scale stays possible, n = %i', (n) => {
    const { low, high, truth } = attack(n, [1, 2, 4, 0], false);
    expect(low).toBeLessThanOrEqual(truth);
    expect(high).toBeGreaterThanOrEqual(truth);
    expect(high - low).toBeGreaterThan(100);
  });
});
