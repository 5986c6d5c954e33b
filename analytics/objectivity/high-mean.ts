/** Signal `highMean`: results above what the same pupils' former results let expect. Level alone is never a sign. */
import { type Part, residualPart } from './part.ts';
import type { MissingReason, ObjectivityTest } from './types.ts';
import { column, quadratic, type WithinFit } from './within-school.ts';

type Outcome = { reference: WithinFit; part: Part } | { missing: MissingReason };

/**
 * Value added: the total given the former total and its square, pooled within schools; the school's residual mean.
 *
 * @param known the regression of a baseline
 * @source Raudenbush & Willms 1995
 */
export function highMean({ definition, results }: ObjectivityTest, schools: number, known: WithinFit | null): Outcome {
  if (results.former === null) return { missing: 'columnMissing' };
  const z = quadratic(column(results.former, definition.max / 2));
  const outcome = residualPart(column(results.total), z, results.school, schools, known);
  return outcome === null ? { missing: 'noSpread' } : { reference: outcome.fit, part: outcome.part };
}
