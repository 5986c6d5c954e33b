import { describe, expect, it } from 'vitest';
import { isDoubtful } from '../../analytics/answer-quality.ts';
import { scoringPlan } from '../../analytics/tally.ts';
import type { RiskModel } from '../../surveys/schema.ts';

/** A form of 12 questions; every third one points the other way, or none does. */
function form(bothWays: boolean) {
  const names = Array.from({ length: 12 }, (_, index) => `q${index}`);
  const items = names.map((name, index) => ({ name, min: 1, max: 4, reversed: bothWays && index % 3 === 2 }));
  const model: RiskModel = {
    version: 'quality',
    thresholds: { medium: 40, high: 60 },
    minimum: {},
    factors: [{ code: 'F01', informants: { teacher: { weight: 1, items } } }],
  };
  return scoringPlan(model, 'teacher', names);
}

const set = (codeOf: (index: number) => number) => Uint8Array.from({ length: 12 }, (_, index) => codeOf(index));

describe('signs of carelessness in an answer set', () => {
  it.each([
    ['answers that differ', set((index) => 1 + (index % 4)), false],
    ['the same place for all, though the questions point both ways', set(() => 2), true],
    ['the same place for all but one', set((index) => (index === 0 ? 3 : 2)), false],
    ['the same place for the nine answered ones: too few to mean anything', set((index) => (index < 9 ? 2 : 0)), false],
    ['the same place for the ten answered ones', set((index) => (index < 10 ? 2 : 0)), true],
    ['half answered', set((index) => (index < 6 ? 1 + (index % 4) : 0)), false],
    ['fewer than half answered', set((index) => (index < 5 ? 1 + (index % 4) : 0)), true],
    ['"hard to say" to all but two', set((index) => (index < 2 ? 1 + index : 255)), true],
  ])('%s', (_, answers, doubtful) => {
    expect(isDoubtful(form(true), answers)).toBe(doubtful);
  });

  it('a constant answer is no sign where all questions point one way', () => {
    expect(
      isDoubtful(
        form(false),
        set(() => 4),
      ),
    ).toBe(false);
  });
});
