/** From the signals of a school to its level: two families, joined p-values, false discovery control over schools × families. */
import { cauchyCombination } from '../combination.ts';
import { adjustPValues } from '../multiplicity.ts';
import type { FamilyName, FamilyResult, ObjectivityLevel } from './types.ts';

/** p-values of a school by family; null: not available. A school that is not judged has none. */
export type FamilyPValues = Record<FamilyName, readonly (number | null)[]>;

export const FAMILIES: readonly FamilyName[] = ['integrity', 'journal'];

/** A sign is worth watching from this q, or when two different signals each have this p. */
const WATCH_Q = 0.2;
const WATCH_P = 0.01;

/**
 * The Cauchy combination lets a p near 1 wipe out any small one. A signal that points the other way is no proof of innocence in
 * another, so p counts as at most this.
 */
const HIGHEST_P = 0.5;

function joined(values: readonly (number | null)[], highest: number): number | null {
  const present = values.filter((p) => p !== null);
  return present.length === 0 ? null : cauchyCombination(present.map((p) => Math.min(highest, Math.max(1e-300, p))));
}

/**
 * Joins the p-values of each family by the Cauchy combination (Liu & Xie 2020) and adjusts over all schools and families
 * together (Benjamini & Hochberg 1995).
 *
 * @param plain the prototype's combination, which does not cap large p-values
 */
export function combineFamilies(
  schools: readonly FamilyPValues[],
  plain = false,
): Record<FamilyName, FamilyResult>[] {
  const p = schools.flatMap((own) => FAMILIES.map((family) => joined(own[family], plain ? 1 - 1e-15 : HIGHEST_P)));
  const q = adjustPValues(p);
  const result = (place: number): FamilyResult => {
    const [own, adjusted] = [p[place], q[place]];
    return own === null || adjusted === null ? null : { p: own, q: adjusted };
  };
  return schools.map((_, s) => ({ integrity: result(2 * s), journal: result(2 * s + 1) }));
}

/**
 * @param signals p of every available signal, the describing ones included
 * @param fdr the rate at which a school is called "look"
 */
export function levelOf(
  families: Record<FamilyName, FamilyResult>,
  signals: readonly number[],
  fdr: number,
): Exclude<ObjectivityLevel, 'tooFew'> {
  const q = Math.min(...FAMILIES.map((family) => families[family]?.q ?? 1));
  if (q < fdr) return 'look';
  return q < WATCH_Q || signals.filter((p) => p < WATCH_P).length >= 2 ? 'watch' : 'none';
}
