/** Two-sample Kolmogorov–Smirnov test: `ks.test(x, y)` in R. */

export type KolmogorovSmirnov = {
  /** Largest distance of the two empirical distribution functions, 0…1. */
  distance: number;
  /** Asymptotic p-value; conservative where there are ties. */
  asymptotic: number;
  /** Exact p-value, or null where ties forbid it or the samples are too large (n·m ≥ 10 000, R's bound). */
  exact: number | null;
};

const LARGE = 10_000;

function distanceOf(x: number[], y: number[]): { distance: number; ties: boolean } {
  const points = [...new Set([...x, ...y])].toSorted((a, b) => a - b);
  const [a, b] = [x.toSorted((p, q) => p - q), y.toSorted((p, q) => p - q)];
  let [i, j, distance] = [0, 0, 0];
  for (const point of points) {
    while (i < a.length && a[i] <= point) i += 1;
    while (j < b.length && b[j] <= point) j += 1;
    distance = Math.max(distance, Math.abs(i / a.length - j / b.length));
  }
  return { distance, ties: points.length < x.length + y.length };
}

/** Kolmogorov's limit distribution, upper tail. */
function limitTail(z: number): number {
  if (z <= 0) return 1;
  if (z < 1) {
    let sum = 0;
    for (let k = 1; k < 40; k += 2) sum += Math.exp((-(k * k) * Math.PI ** 2) / (8 * z * z));
    return 1 - (Math.sqrt(2 * Math.PI) / z) * sum;
  }
  let sum = 0;
  for (let k = 1; k < 40; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * z * z);
  return Math.min(1, sum);
}

/** P(D ≥ d) by counting lattice paths that leave the band (Hodges 1958), in probabilities so that nothing overflows. */
function exactTail(distance: number, m: number, n: number): number {
  const bound = (0.5 + Math.floor(distance * m * n - 1e-7)) / (m * n);
  const inside = (i: number, j: number) => (Math.abs(i / m - j / n) > bound ? 0 : 1);
  const row: number[] = Array.from({ length: n + 1 }, (_, j) => inside(0, j));
  for (let j = 1; j <= n; j++) row[j] *= row[j - 1];
  for (let i = 1; i <= m; i++) {
    row[0] *= (i / (i + n)) * inside(i, 0);
    for (let j = 1; j <= n; j++) row[j] = inside(i, j) * ((i / (i + n)) * row[j] + row[j - 1]);
  }
  return Math.min(1, Math.max(0, 1 - row[n]));
}

/**
 * Compares two samples. Assumes independent draws; made for continuous values.
 *
 * @throws RangeError when a sample is empty or holds a number that is not finite
 */
export function kolmogorovSmirnov(x: number[], y: number[]): KolmogorovSmirnov {
  if (x.length === 0 || y.length === 0) throw new RangeError('a sample is empty');
  if (![...x, ...y].every(Number.isFinite)) throw new RangeError('a sample holds a number that is not finite');
  const { distance, ties } = distanceOf(x, y);
  const effective = Math.sqrt((x.length * y.length) / (x.length + y.length));
  const exact = ties || x.length * y.length >= LARGE ? null : exactTail(distance, x.length, y.length);
  return { distance, asymptotic: limitTail(effective * distance), exact };
}
