/** A standardised figure per school and test, and its pooling over tests and years. */

import type { Figure } from './standard.ts';
import { type Column, fitWithin, residualMeans, type WithinFit } from './within-school.ts';

/**
 * Figures of one test by school, in deviations of pupils (`unit` turns them into the unit of the effect), with sampling
 * variances and the results behind them; n = 0 where a school has none.
 */
export type Part = { value: Float64Array; variance: Float64Array; n: Float64Array; unit: number };

/** Pooled over tests: null where a school has no result. */
export type Pooled = { figures: (Figure | null)[]; unit: number };

/** The residual mean of a within-school regression as a part. `known` is the regression of a baseline. */
export function residualPart(
  y: Column,
  z: readonly Column[],
  school: Uint32Array,
  schools: number,
  known?: WithinFit | null,
): { fit: WithinFit; part: Part } | null {
  const fit = known ?? fitWithin(y, z, school, schools);
  if (fit === null) return null;
  const { mean, n } = residualMeans(y, z, school, schools, fit.slopes);
  return {
    fit,
    part: { value: mean.map((own) => own / fit.sigma), variance: n.map((own) => 1 / own), n, unit: fit.sigma },
  };
}

/** Results-weighted mean over tests: a pupil's deviation counts alike in every test. */
export function poolParts(parts: readonly Part[], schools: number): Pooled {
  const results = parts.map(({ n }) => n.reduce((sum, own) => sum + own, 0));
  const all = results.reduce((sum, own) => sum + own, 0);
  const unit = parts.reduce((sum, part, t) => sum + (part.unit * results[t]) / all, 0);
  const figures = Array.from({ length: schools }, (_, s): Figure | null => {
    let [n, value, variance] = [0, 0, 0];
    for (const part of parts) {
      if (!(part.n[s] > 0)) continue;
      n += part.n[s];
      value += part.n[s] * part.value[s];
      variance += part.n[s] ** 2 * part.variance[s];
    }
    return n > 0 ? { value: value / n, variance: variance / n ** 2 } : null;
  });
  return { figures, unit };
}
