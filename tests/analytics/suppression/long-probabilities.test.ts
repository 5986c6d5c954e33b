/**
 * From long probabilities of the levels and the two cuts follow value and deviation exactly, and from an exact mean, by what is left
 * of the division, the score of the one who left an item out. What leaves the server follows from the rounded ones.
 */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interval90, levelProbabilities, likeliestLevel } from '../../../analytics/level.ts';
import { coarseFigures } from '../../../analytics/suppression/disclosed.ts';
import type { Figures } from '../../../analytics/types.ts';
import { compileRounding, type NumberSchema } from '../../../server/ground/http/rounding.ts';
import { FactorSummary } from '../../../server/profiles/profiles/schemas.ts';
import { MODEL } from '../small-model.ts';

const CUTS = MODEL.thresholds;
const round = compileRounding(FactorSummary as NumberSchema, 'a profile');
type Told = Pick<Figures, 'interval' | 'probabilities' | 'sd' | 'value'>;

function estimateOf(value: number, sd: number): Figures {
  const probabilities = levelProbabilities(value, sd, CUTS);
  return {
    ...{ kind: 'estimate', factor: 'F01', value, sd, interval: interval90(value, sd), raw: 50, probabilities },
    ...{ level: likeliestLevel(probabilities), state: 'leaning', groups: [] },
  };
}

/** What the page of a school is sent of an estimate. */
function told(value: number, sd: number, isPooled: boolean): Told {
  return round(coarseFigures(estimateOf(value, sd), CUTS, isPooled)) as Told;
}

/** The attack of the report: two tails and two cuts are two equations for two unknowns. */
function solve({ high, low }: Figures['probabilities']): number {
  const [a, b] = [normalQuantile(low, 0, 1), normalQuantile(1 - high, 0, 1)];
  const sd = (CUTS.high - CUTS.medium) / (b - a);
  return CUTS.medium - a * sd;
}

/** Means from 40 to 60, of which the attack has two tails to solve by, and deviations. */
const asks = fc.record({
  value: fc.double({ min: 40, max: 60, noNaN: true }),
  sd: fc.double({ min: 4, max: 12, noNaN: true }),
});
const check = (property: (ask: { value: number; sd: number }) => void) =>
  fc.assert(fc.property(asks, property), { seed: 20261130, numRuns: 400 });

describe('the probabilities of the levels', () => {
  it('gave the value away when they were those of the posterior', () => {
    check(({ sd, value }) => {
      expect(solve(levelProbabilities(value, sd, CUTS))).toBeCloseTo(value, 5);
    });
  });

  it.each([
    ['pooled', 10, true],
    ['a mean by itself', 1, false],
  ])('follow from what is shown of value and deviation, and tell nothing more of %s', (_, steps, isPooled) => {
    check(({ sd, value }) => {
      const middle = [Math.round(steps * value) / steps, Math.round(10 * sd) / 10] as const;
      expect(told(value, sd, isPooled)).toEqual(told(...middle, isPooled));
    });
  });

  it('are hundredths', () => {
    check(({ sd, value }) => {
      for (const own of Object.values(told(value, sd, true).probabilities))
        expect(own).toBe(Math.round(100 * own) / 100);
    });
  });
});
