/** Signal `journalShift`: journal marks against test results: their level, its change against last year, and their spread. */
import { journalSpread, type SpreadReference } from './journal-spread.ts';
import { type Part, residualPart } from './part.ts';
import type { MissingReason, ObjectivityTest } from './types.ts';
import { type Column, column, quadratic, type WithinFit } from './within-school.ts';

export type YearReference = { level: WithinFit; spread: SpreadReference | null };
export type JournalReference = { now: YearReference; former: YearReference | null };

type Year = { reference: YearReference; level: Part; spread: Part | null };
type Outcome =
  | { reference: JournalReference; level: Part; change: Part | null; spread: Part | null }
  | { missing: MissingReason };

/** The shares of last year's level and spread that are taken away as habit. */
export type Habit = { level: number; spread: number };

/**
 * A school's severity is partly habit and partly last year's chance, so taking all of it away would bring that chance in. Both shares
 * are set by simulation; whatever they are, the null holds, for the spread of the differences is estimated.
 */
export const OUR_HABIT: Habit = { level: 0.85, spread: 0.5 };

/** Difference of two figures of a school; the sampling variances add up, for the two years' chance is apart. */
function difference(now: Part, before: Part, share: number): Part {
  const [a, b] = [now.unit, share * before.unit];
  const unit = Math.hypot(a, b);
  return {
    value: now.value.map((own, s) => (own * a - before.value[s] * b) / unit),
    variance: now.variance.map((own, s) => (own * a ** 2 + before.variance[s] * b ** 2) / unit ** 2),
    n: now.n.map((own, s) => (before.n[s] > 0 ? Math.min(own, before.n[s]) : 0)),
    unit,
  };
}

function measureYear(
  y: Column,
  total: Column,
  school: Uint32Array,
  schools: number,
  known: YearReference | null,
): Year | null {
  const z = quadratic(total);
  const level = residualPart(y, z, school, schools, known?.level);
  if (level === null) return null;
  const lacks = known !== null && known.spread === null;
  const spread = lacks ? null : journalSpread(y, z, school, schools, level.fit, known?.spread ?? null);
  return {
    reference: { level: level.fit, spread: spread?.reference ?? null },
    level: level.part,
    spread: spread?.part ?? null,
  };
}

/**
 * The level is the residual mean of the journal mark given the total and its square, pooled within schools. Schools are strict
 * or mild by habit, so the change takes away the same figure of last year where it is known: habit goes, news stays. The spread
 * is that of the residuals, less a share of last year's.
 *
 * @param known the reference of a baseline
 */
export function journalShift(
  { definition, results }: ObjectivityTest,
  schools: number,
  known: JournalReference | null,
  habit: Habit,
): Outcome {
  const { journal, total, former, formerJournal, school } = results;
  if (journal === null) return { missing: 'columnMissing' };
  const middle = definition.max / 2;
  const now = measureYear(column(journal), column(total, middle), school, schools, known?.now ?? null);
  if (now === null) return { missing: 'noSpread' };
  const before =
    former === null || formerJournal === null || (known !== null && known.former === null)
      ? null
      : measureYear(column(formerJournal), column(former, middle), school, schools, known?.former ?? null);
  const { spread } = now;
  const formerSpread = before?.spread ?? null;
  return {
    reference: { now: now.reference, former: before?.reference ?? null },
    level: now.level,
    change: before === null ? null : difference(now.level, before.level, habit.level),
    spread: spread !== null && formerSpread !== null ? difference(spread, formerSpread, habit.spread) : spread,
  };
}
