/** Signal `highMean`: results above what the same pupils' former results and other subjects let expect. Level alone is never a sign. */
import { type Part, residualPart } from './part.ts';
import type { MissingReason, ObjectivityTest } from './types.ts';
import { type Column, column, quadratic, type WithinFit } from './within-school.ts';

/** Which of the two the total was expected by, and the regression on them. */
export type GainReference = { former: boolean; other: boolean; fit: WithinFit };

type Outcome = { reference: GainReference; part: Part } | { missing: MissingReason };

/**
 * Value added: the total given the former total and its square and the mean of the other subjects, pooled within schools; the
 * school's residual mean. Either may be missing.
 *
 * @param other the other subjects' totals by row, see `otherSubjects`
 * @param known the reference of a baseline
 * @source Raudenbush & Willms 1995
 */
export function highMean(
  { definition, results }: ObjectivityTest,
  schools: number,
  other: Column | null,
  known: GainReference | null,
): Outcome {
  const former = known?.former === false ? null : results.former;
  const others = known?.other === false ? null : other;
  const uses = { former: former !== null, other: others !== null };
  if (!uses.former && !uses.other) return { missing: 'columnMissing' };
  if (known !== null && (known.former !== uses.former || known.other !== uses.other))
    return { missing: 'columnMissing' };
  const z = former === null ? [] : quadratic(column(former, definition.max / 2));
  if (others !== null) z.push(others);
  const outcome = residualPart(column(results.total), z, results.school, schools, known?.fit);
  return outcome === null ? { missing: 'noSpread' } : { reference: { ...uses, fit: outcome.fit }, part: outcome.part };
}
