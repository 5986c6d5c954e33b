/** Signal `transition`: results that do not last: next year's total falls back against that of pupils alike elsewhere. */
import { type Part, residualPart } from './part.ts';
import type { MissingReason, ObjectivityTest } from './types.ts';
import { column, quadratic, type WithinFit } from './within-school.ts';

type Outcome = { reference: WithinFit; part: Part } | { missing: MissingReason };

/**
 * The next total given this one and its square, pooled within schools; the school's residual mean, of which the lower tail counts.
 *
 * @param known the regression of a baseline
 * @source Jacob & Levitt 2003
 */
export function transition(
  { definition, results }: ObjectivityTest,
  schools: number,
  known: WithinFit | null,
): Outcome {
  if (results.next === null) return { missing: 'columnMissing' };
  const z = quadratic(column(results.total, definition.max / 2));
  const outcome = residualPart(column(results.next), z, results.school, schools, known);
  return outcome === null ? { missing: 'noSpread' } : { reference: outcome.fit, part: outcome.part };
}
