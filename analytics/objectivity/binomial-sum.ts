/** The exact distribution of a sum of independent binomial counts with their own numbers and probabilities. */

/** Probabilities of 0 … n successes, by the ratio of neighbours from the mode outwards, so that nothing underflows early. */
export function binomial(n: number, p: number): Float64Array {
  const pmf = new Float64Array(n + 1);
  if (p <= 0 || p >= 1) {
    pmf[p <= 0 ? 0 : n] = 1;
    return pmf;
  }
  const mode = Math.min(n, Math.floor((n + 1) * p));
  pmf[mode] = 1;
  const odds = p / (1 - p);
  for (let k = mode; k < n; k++) pmf[k + 1] = (pmf[k] * odds * (n - k)) / (k + 1);
  for (let k = mode; k > 0; k--) pmf[k - 1] = (pmf[k] * k) / (odds * (n - k + 1));
  const sum = pmf.reduce((total, value) => total + value, 0);
  return pmf.map((value) => value / sum);
}

/**
 * @param numbers trials of each binomial, whole and ≥ 0
 * @param probabilities of success, 0…1, one for each
 * @returns probabilities of the sum, from 0 to the number of all trials
 * @example sumOfBinomials([1, 1], [0.5, 0.5]) // 0.25, 0.5, 0.25
 */
export function sumOfBinomials(numbers: readonly number[], probabilities: readonly number[]): Float64Array {
  let pmf = Float64Array.of(1);
  numbers.forEach((n, i) => {
    const own = binomial(n, probabilities[i]);
    const sum = new Float64Array(pmf.length + n);
    for (let a = 0; a < pmf.length; a++) for (let b = 0; b <= n; b++) sum[a + b] += pmf[a] * own[b];
    pmf = sum;
  });
  return pmf;
}

/** P(X ≥ x) and the mid-p P(X > x) + ½ P(X = x). Summed from the small end, which keeps the digits of small tails. */
export function upperTail(pmf: Float64Array, x: number): { greater: number; mid: number } {
  let beyond = 0;
  for (let k = pmf.length - 1; k > x; k--) beyond += pmf[k];
  const at = pmf[x] ?? 0;
  return { greater: Math.min(1, beyond + at), mid: Math.min(1, beyond + at / 2) };
}
