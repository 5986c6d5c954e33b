/** The limits of a funnel plot: how far chance alone takes the mean of a group from the common mean, by the size of the group. */

/** Values lie in 0…`maximum`; `spread` is their standard deviation within a group. */
export type CommonLaw = { mean: number; spread: number; maximum: number };

/** The lowest and the highest mean of `n` values, of about 95 % and of 99.8 % of groups where chance alone is at work. */
export type FunnelLimits = { n: number; inner: [number, number]; outer: [number, number] };

/** Deviations of the normal distribution: the usual ones of funnel plots. */
const INNER = 1.96;
const OUTER = 3.09;

/** Limits are told for so many sizes and one more, evenly from below the smallest group to above the largest. */
const STEPS = 60;
/** Sizes reach at least from a little below this to a little above it. */
const MIDDLE = 10;
const MARGIN = { below: 0.8, above: 1.05 };

function limitsAt({ maximum, mean, spread }: CommonLaw, n: number): FunnelLimits {
  const bound = (deviations: number) => Math.min(maximum, Math.max(0, mean + (deviations * spread) / Math.sqrt(n)));
  return { n, inner: [bound(-INNER), bound(INNER)], outer: [bound(-OUTER), bound(OUTER)] };
}

/**
 * Limits around the mean, ±1.96 and ±3.09 standard errors spread/√n, cut to the values that there are.
 *
 * @param sizes of the groups that are shown
 * @returns limits by rising size
 * @source Spiegelhalter 2005, Funnel plots for comparing institutional performance
 */
export function funnelLimits(law: CommonLaw, sizes: readonly number[]): FunnelLimits[] {
  const least = Math.max(1, Math.min(MIDDLE, ...sizes) * MARGIN.below);
  const most = Math.max(MIDDLE, ...sizes) * MARGIN.above;
  return Array.from({ length: STEPS + 1 }, (_, step) => limitsAt(law, least + ((most - least) * step) / STEPS));
}

/** Whether a mean of `n` values lies outside the outer limits. */
export function isOutside({ mean, spread }: Omit<CommonLaw, 'maximum'>, own: { n: number; mean: number }): boolean {
  return Math.abs(own.mean - mean) > (OUTER * spread) / Math.sqrt(own.n);
}
