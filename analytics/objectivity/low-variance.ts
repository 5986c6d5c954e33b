/** Signal `lowVariance`: pupils of a school who are more alike in their totals than at schools of the same mean. */
import { solve } from '../linear.ts';
import type { Part } from './part.ts';
import type { MissingReason, ObjectivityTest } from './types.ts';

/** Coefficients of the log variance on 1, m, m², m being the mean as a share of the maximum less ½. */
export type VarianceLaw = number[];

type Outcome = { reference: VarianceLaw; part: Part } | { missing: MissingReason };

/** A variance of fewer pupils is next to nothing. */
const LEAST_PUPILS = 5;
const LEAST_SCHOOLS = 6;

/** By school; the variance has n − 1 below the line. */
export type Moments = { n: Float64Array; mean: Float64Array; variance: Float64Array };

function momentsOf({ results }: ObjectivityTest, schools: number): Moments {
  const [n, mean, squares] = [new Float64Array(schools), new Float64Array(schools), new Float64Array(schools)];
  for (let row = 0; row < results.total.length; row++) {
    const [s, total] = [results.school[row], results.total[row]];
    if (total < 0) continue;
    n[s]++;
    const step = total - mean[s];
    mean[s] += step / n[s];
    squares[s] += step * (total - mean[s]);
  }
  return { n, mean, variance: squares.map((own, s) => own / (n[s] - 1)) };
}

/** Weighted least squares on three terms; null where they do not vary enough. */
export function lawOf(terms: number[][], logs: number[], weights: number[]): VarianceLaw | null {
  const normal = [0, 1, 2].map((a) =>
    [0, 1, 2].map((b) => terms.reduce((sum, row, i) => sum + weights[i] * row[a] * row[b], 0)),
  );
  const right = [0, 1, 2].map((a) => terms.reduce((sum, row, i) => sum + weights[i] * row[a] * logs[i], 0));
  try {
    const law = solve(normal).inverse.map((row) => row.reduce((sum, own, b) => sum + own * right[b], 0));
    return law.every(Number.isFinite) ? law : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * The log of a school's variance less its quadratic in the school's mean, over schools of at least five pupils; the lower tail
 * counts. Its sampling variance is 2/(n − 1).
 *
 * @param known the law of a baseline
 * @source Quintano, Castellano & Longobardi 2009 (INVALSI)
 */
export function lowVariance(test: ObjectivityTest, schools: number, known: VarianceLaw | null): Outcome {
  return spreadOfMoments(momentsOf(test, schools), test.definition.max, known);
}

/** The same of moments that are known without pupils. */
export function spreadOfMoments({ mean, n, variance }: Moments, max: number, known: VarianceLaw | null): Outcome {
  const usable = [...n.keys()].filter((s) => n[s] >= LEAST_PUPILS && variance[s] > 0);
  const terms = usable.map((s) => {
    const m = mean[s] / max - 0.5;
    return [1, m, m * m];
  });
  const logs = usable.map((s) => Math.log(variance[s]));
  if (known === null && usable.length < LEAST_SCHOOLS) return { missing: 'fewSchools' };
  const law =
    known ??
    lawOf(
      terms,
      logs,
      usable.map((s) => n[s] - 1),
    );
  if (law === null) return { missing: 'noSpread' };
  const part = {
    value: new Float64Array(n.length),
    variance: new Float64Array(n.length),
    n: new Float64Array(n.length),
    unit: 1,
  };
  usable.forEach((s, i) => {
    part.n[s] = n[s];
    part.value[s] = logs[i] - terms[i].reduce((sum, term, j) => sum + term * law[j], 0);
    part.variance[s] = 2 / (n[s] - 1);
  });
  return { reference: law, part };
}
