/** Signal `hardItems`: hard steps taken where easy ones are missed, more often than at other schools at the same totals. */
import { guttmanErrors, orderSteps, type Step, stepShares } from './guttman.ts';
import type { HelpReference, helpRatio } from './help-ratio.ts';
import { type Part, residualPart } from './part.ts';
import type { ResponseCurves } from './response-curves.ts';
import type { MissingReason, ObjectivityTest } from './types.ts';
import { column, quadratic, type WithinFit } from './within-school.ts';

export type HardItemsReference = { steps: Step[]; fit: WithinFit; help: HelpReference | null };

/** `errors` are what people are told, `part` is what is judged by. */
type Outcome = { reference: HardItemsReference; part: Part; errors: Part } | { missing: MissingReason };

/**
 * Judged by the likelihood ratio of help, or by Guttman errors where there is none; told in Guttman errors given the total and its
 * square, pooled within schools.
 *
 * @param curves of the district or of a baseline
 * @param known the reference of a baseline
 * @param ratioOf the likelihood ratio of help
 * @source Meijer 1994; Molenaar 1991
 */
export function hardItems(
  test: ObjectivityTest,
  schools: number,
  curves: ResponseCurves | null,
  known: HardItemsReference | null,
  ratioOf: typeof helpRatio,
): Outcome {
  const { definition, results } = test;
  if (results.items === null) return { missing: 'columnMissing' };
  const maxima = definition.items.map(({ max }) => max);
  const steps = known?.steps ?? orderSteps(stepShares(results.items, maxima));
  const errors = guttmanErrors(results.items, maxima.length, steps);
  const z = quadratic(column(results.total, definition.max / 2));
  const outcome = residualPart(errors, z, results.school, schools, known?.fit);
  if (outcome === null) return { missing: 'noSpread' };
  const plain = curves === null || (known !== null && known.help === null);
  const ratio = plain ? null : ratioOf(test, results.items, schools, curves, known?.help ?? null);
  const reference = { steps, fit: outcome.fit, help: ratio?.reference ?? null };
  return { reference, part: ratio?.part ?? outcome.part, errors: outcome.part };
}
