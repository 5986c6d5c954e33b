/** Polychoric correlation of two ordered ratings by the two-step method (Olsson 1979): `polycor::polychor(table, ML = FALSE)`. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { CountTable } from './contingency.ts';

/** Panels of the Simpson rule below; the integrand is smooth for |ρ| ≤ 0.999. */
const PANELS = 200;

/** P(X ≤ a, Y ≤ b) of the bivariate normal: Φ(a)Φ(b) + ∫₀^asin ρ exp(−(a² − 2ab sin t + b²)/(2 cos² t)) dt / 2π (Plackett 1954). */
function bivariateCdf(a: number, b: number, rho: number): number {
  if (a === Number.NEGATIVE_INFINITY || b === Number.NEGATIVE_INFINITY) return 0;
  if (a === Number.POSITIVE_INFINITY) return b === Number.POSITIVE_INFINITY ? 1 : normalCdf(b, 0, 1);
  if (b === Number.POSITIVE_INFINITY) return normalCdf(a, 0, 1);
  const end = Math.asin(rho);
  const density = (t: number) => Math.exp(-(a * a - 2 * a * b * Math.sin(t) + b * b) / (2 * Math.cos(t) ** 2));
  let sum = density(0) + density(end);
  for (let i = 1; i < PANELS; i++) sum += (i % 2 === 1 ? 4 : 2) * density((end * i) / PANELS);
  return normalCdf(a, 0, 1) * normalCdf(b, 0, 1) + (sum * end) / (3 * PANELS) / (2 * Math.PI);
}

/** Cuts of the latent normal at the cumulated shares, with infinite ends. */
function cuts(totals: number[], n: number): number[] {
  let cumulated = 0;
  const inner = totals.slice(0, -1).map((total) => {
    cumulated += total;
    return normalQuantile(cumulated / n, 0, 1);
  });
  return [Number.NEGATIVE_INFINITY, ...inner, Number.POSITIVE_INFINITY];
}

function logLikelihood(table: CountTable, rows: number[], columns: number[], rho: number): number {
  const below = rows.map((a) => columns.map((b) => bivariateCdf(a, b, rho)));
  let total = 0;
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      const p = below[i + 1][j + 1] - below[i][j + 1] - below[i + 1][j] + below[i][j];
      if (count > 0) total += count * Math.log(Math.max(p, 1e-300));
    });
  });
  return total;
}

/**
 * Correlation of the two normal variables that are supposed to lie under the ratings.
 *
 * @returns between −0.999 and 0.999; null when one rater used a single category
 * @throws RangeError for a ragged or empty table
 */
export function polychoricCorrelation(table: CountTable): number | null {
  const width = table[0]?.length ?? 0;
  if (width === 0 || table.some((row) => row.length !== width)) throw new RangeError('the table is empty or ragged');
  const used = table.filter((row) => row.some((count) => count > 0));
  const columns = table[0].flatMap((_, j) => (table.some((row) => row[j] > 0) ? [j] : []));
  const kept = used.map((row) => columns.map((j) => row[j]));
  if (kept.length < 2 || columns.length < 2) return null;
  const n = kept.flat().reduce((a, b) => a + b, 0);
  const rowCuts = cuts(
    kept.map((row) => row.reduce((a, b) => a + b, 0)),
    n,
  );
  const columnCuts = cuts(
    columns.map((_, j) => kept.reduce((total, row) => total + row[j], 0)),
    n,
  );
  let [low, high] = [-0.999, 0.999];
  // The two-step likelihood has one maximum in ρ, so thirds of the bracket close in on it.
  while (high - low > 1e-7) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (logLikelihood(kept, rowCuts, columnCuts, a) < logLikelihood(kept, rowCuts, columnCuts, b)) low = a;
    else high = b;
  }
  return (low + high) / 2;
}
