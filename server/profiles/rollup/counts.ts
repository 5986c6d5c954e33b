/** Looks of schools by territory and factor, from the rows of the database. */
import type { Looks } from './schemas.ts';
import type { LookRow } from './store.ts';

const LOOKS = ['low', 'medium', 'high', 'few', 'hidden'] as const;

/**
 * One entry for each factor of a territory. A school without a profile counts as `noData` like one whose profile has none, so the
 * six numbers of a factor always add up to the territory's schools.
 */
export function countsOf(rows: LookRow[], factors: string[], schools: number): Looks[] {
  return factors.map((factor) => {
    const own = new Map(rows.filter((row) => row.factor === factor).map((row) => [row.look, row.schools]));
    const [low, medium, high, few, hidden] = LOOKS.map((look) => own.get(look) ?? 0);
    return { factor, low, medium, high, few, hidden, noData: schools - low - medium - high - few - hidden };
  });
}
