/** Histograms and moments of totals by school. */
import type { ObjectivityTest } from './types.ts';

/** `counts` holds one histogram of max + 1 bins for every school, one after the other. */
export type Totals = { bins: number; counts: Float64Array; n: Float64Array; mean: Float64Array; squares: Float64Array };

/** Counts the known totals of every school; `squares` is the sum of squared deviations from the school's mean. */
export function countTotals({ definition, results }: ObjectivityTest, schools: number): Totals {
  const bins = definition.max + 1;
  const counts = new Float64Array(bins * schools);
  for (let row = 0; row < results.total.length; row++) {
    if (results.total[row] >= 0) counts[results.school[row] * bins + results.total[row]]++;
  }
  return totalsOf(counts, bins);
}

/** Histograms, one after the other, with their moments. Counts may be fractions. */
export function totalsOf(counts: Float64Array, bins: number): Totals {
  const schools = counts.length / bins;
  const [n, mean, squares] = [new Float64Array(schools), new Float64Array(schools), new Float64Array(schools)];
  for (let s = 0; s < schools; s++) {
    const own = counts.subarray(s * bins, (s + 1) * bins);
    n[s] = own.reduce((sum, count) => sum + count, 0);
    mean[s] = own.reduce((sum, count, k) => sum + count * k, 0) / (n[s] || 1);
    squares[s] = own.reduce((sum, count, k) => sum + count * (k - mean[s]) ** 2, 0);
  }
  return { bins, counts, n, mean, squares };
}

/** The histogram of a school. */
export function histogramOf({ bins, counts }: Totals, school: number): Float64Array {
  return counts.subarray(school * bins, (school + 1) * bins);
}

/** The histogram of all schools but, where one is given, that one. */
export function districtHistogram(totals: Totals, without = -1): Float64Array {
  const sum = new Float64Array(totals.bins);
  for (let s = 0; s < totals.n.length; s++) {
    if (s === without) continue;
    const own = histogramOf(totals, s);
    for (let k = 0; k < sum.length; k++) sum[k] += own[k];
  }
  return sum;
}
