/** One p-value from several, all of them about the same null. */

/**
 * Cauchy combination (Liu & Xie 2020): valid in the small tail for any dependence.
 *
 * @throws RangeError for an empty list or a p outside 0…1
 */
export function cauchyCombination(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('there is no p-value to combine');
  const wrong = values.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`a p-value must lie in 0…1, got ${wrong}`);
  if (values.includes(0)) return 0;
  if (values.includes(1)) return 1;
  // Near 0 the tangent of (½ − p)π is 1/tan(pπ), which keeps the digits of a tiny p.
  const mean = values.reduce((sum, p) => sum + 1 / Math.tan(p * Math.PI), 0) / values.length;
  return mean > 0 ? Math.atan(1 / mean) / Math.PI : 0.5 - Math.atan(mean) / Math.PI;
}
