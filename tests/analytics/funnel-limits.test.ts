import { describe, expect, it } from 'vitest';
import { funnelLimits, isOutside } from '../../analytics/funnel-limits.ts';

describe('the limits of a funnel', () => {
  const law = { mean: 18, spread: 6, maximum: 38 };

  it('lie 1.96 and 3.09 standard errors around the mean, which fall with the root of the size', () => {
    for (const { inner, n, outer } of funnelLimits(law, [8, 36, 100])) {
      const error = 6 / Math.sqrt(n);
      expect(inner[0]).toBeCloseTo(18 - 1.96 * error, 10);
      expect(inner[1]).toBeCloseTo(18 + 1.96 * error, 10);
      expect(outer[0]).toBeCloseTo(18 - 3.09 * error, 10);
      expect(outer[1]).toBeCloseTo(18 + 3.09 * error, 10);
    }
  });

  it.each([
    ['small and large groups', [5, 200], 4, 210],
    ['middling groups', [40, 60], 8, 63],
    ['groups of one', [1], 1, 10.5],
    ['no group', [], 8, 10.5],
  ])('reach beyond the sizes at both ends, rising: %s', (_, sizes, first, last) => {
    const told = funnelLimits(law, sizes).map(({ n }) => n);
    expect(told[0]).toBeCloseTo(first, 10);
    expect(told.at(-1)).toBeCloseTo(last, 10);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it('are no values that the test does not have', () => {
    const [{ inner, outer }] = funnelLimits({ mean: 2, spread: 6, maximum: 7 }, [5]);
    expect(inner).toEqual([0, 7]);
    expect(outer).toEqual([0, 7]);
  });

  it('hold 99.8 % of the means that chance makes: the outer ones decide what lies outside', () => {
    const at = (mean: number) => isOutside(law, { n: 36, mean });
    // A mean of 36 values has a standard error of 1: the limits are 14.91 and 21.09.
    expect([14.9, 14.92, 18, 21.08, 21.1].map(at)).toEqual([true, false, false, false, true]);
    expect(isOutside(law, { n: 9, mean: 21.1 })).toBe(false);
  });

  it('are the mean itself where values do not vary', () => {
    const same = { mean: 18, spread: 0, maximum: 38 };
    expect(funnelLimits(same, [20])[0]).toMatchObject({ inner: [18, 18], outer: [18, 18] });
    expect([18, 18.1].map((mean) => isOutside(same, { n: 20, mean }))).toEqual([false, true]);
  });
});
