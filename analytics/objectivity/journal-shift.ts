/** Signal `journalShift`: journal marks against test results, as a level and as a change against last year. */
import { type Part, residualPart } from './part.ts';
import type { MissingReason, ObjectivityTest } from './types.ts';
import { column, quadratic, type WithinFit } from './within-school.ts';

export type JournalReference = { level: WithinFit; former: WithinFit | null };

type Outcome = { reference: JournalReference; level: Part; change: Part | null } | { missing: MissingReason };

/** Difference of two residual means of a school; the sampling variances add up, for the two years' chance is apart. */
function difference(now: Part, before: Part): Part {
  const unit = Math.hypot(now.unit, before.unit);
  return {
    value: now.value.map((own, s) => (own * now.unit - before.value[s] * before.unit) / unit),
    variance: now.variance.map((own, s) => (own * now.unit ** 2 + before.variance[s] * before.unit ** 2) / unit ** 2),
    n: now.n.map((own, s) => (before.n[s] > 0 ? Math.min(own, before.n[s]) : 0)),
    unit,
  };
}

/**
 * The level is the residual mean of the journal mark given the total and its square, pooled within schools. Schools are strict
 * or mild by habit, so the change takes away the same figure of last year where it is known: habit goes, news stays.
 *
 * @param known the reference of a baseline
 */
export function journalShift(
  { definition, results }: ObjectivityTest,
  schools: number,
  known: JournalReference | null,
): Outcome {
  const { journal, total, former, formerJournal, school } = results;
  if (journal === null) return { missing: 'columnMissing' };
  const middle = definition.max / 2;
  const now = residualPart(column(journal), quadratic(column(total, middle)), school, schools, known?.level);
  if (now === null) return { missing: 'noSpread' };
  const before =
    former === null || formerJournal === null
      ? null
      : residualPart(column(formerJournal), quadratic(column(former, middle)), school, schools, known?.former);
  return {
    reference: { level: now.fit, former: before?.fit ?? null },
    level: now.part,
    change: before === null ? null : difference(now.part, before.part),
  };
}
