/** Signal `hardItems`: hard steps taken where easy ones are missed, more often than at other schools at the same totals. */
import { guttmanErrors, orderSteps, type Step, stepShares } from './guttman.ts';
import { type Part, residualPart } from './part.ts';
import type { MissingReason, ObjectivityTest } from './types.ts';
import { column, quadratic, type WithinFit } from './within-school.ts';

export type HardItemsReference = { steps: Step[]; fit: WithinFit };

type Outcome = { reference: HardItemsReference; part: Part } | { missing: MissingReason };

/**
 * Guttman errors given the total and its square, pooled within schools; the school's residual mean.
 *
 * @param known the reference of a baseline
 * @source Meijer 1994; Molenaar 1991
 */
export function hardItems(
  { definition, results }: ObjectivityTest,
  schools: number,
  known: HardItemsReference | null,
): Outcome {
  if (results.items === null) return { missing: 'columnMissing' };
  const maxima = definition.items.map(({ max }) => max);
  const steps = known?.steps ?? orderSteps(stepShares(results.items, maxima));
  const errors = guttmanErrors(results.items, maxima.length, steps);
  const z = quadratic(column(results.total, definition.max / 2));
  const outcome = residualPart(errors, z, results.school, schools, known?.fit);
  return outcome === null ? { missing: 'noSpread' } : { reference: { steps, fit: outcome.fit }, part: outcome.part };
}
