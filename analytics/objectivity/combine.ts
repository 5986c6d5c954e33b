/** From the signals of a school to its level: two families, joined p-values, false discovery control over schools × families. */
import { adjustPValues } from '../multiplicity.ts';
import type { FamilyName, FamilyResult, ObjectivityLevel } from './types.ts';
import { FAMILIES, type FamilyPValues, learnWeights, type Weights } from './weights.ts';

/** A sign is worth watching from this q, or when two different signals each have this p. */
const WATCH_Q = 0.2;
const WATCH_P = 0.01;

/** How the p-values of a school are weighed against each other. */
export type Combination = {
  /** Weights of signals and families, by school. */
  weigh(schools: readonly FamilyPValues[]): Weights[];
  /** A p counts as at most this. */
  highestP: number;
  /** Families count by this share of their weights. */
  caution: number;
};

export const OUR_COMBINATION: Combination = {
  weigh: learnWeights,
  // The Cauchy combination lets a p near 1 wipe out any small one. A signal that points the other way is no proof of innocence in
  // another.
  highestP: 0.5,
  // With all of the weights districts with nothing planted showed a "look" in 4.8 % (standard error 0.8 %): just what is allowed, with
  // no room for what the tails of real districts have and simulated ones have not.
  caution: 0.8,
};

/** Weighted Cauchy combination; 1/tan(pπ) keeps the digits of a tiny p. */
function joined(values: readonly (number | null)[], weights: readonly number[], highest: number): number | null {
  let [sum, weight] = [0, 0];
  values.forEach((p, i) => {
    if (p === null) return;
    sum += weights[i] / Math.tan(Math.PI * Math.min(highest, Math.max(1e-300, p)));
    weight += weights[i];
  });
  if (weight === 0) return null;
  return Math.atan2(1, sum / weight) / Math.PI;
}

/**
 * Joins the p-values of each family by the Cauchy combination (Liu & Xie 2020), with weights learnt from the other schools, and
 * adjusts over all schools and families together (Benjamini & Hochberg 1995; weighted as in Genovese et al. 2006).
 */
export function combineFamilies(
  schools: readonly FamilyPValues[],
  { caution, highestP, weigh }: Combination = OUR_COMBINATION,
): Record<FamilyName, FamilyResult>[] {
  const weights = weigh(schools);
  const p = schools.flatMap((own, s) =>
    FAMILIES.map((family) => joined(own[family], weights[s].signals[family], highestP)),
  );
  const weighted = p.map((own, place) => {
    if (own === null) return null;
    return Math.min(1, own / (caution * weights[place >> 1].families[FAMILIES[place % 2]]));
  });
  const q = adjustPValues(weighted);
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
): Exclude<ObjectivityLevel, 'tooFew' | 'notChecked'> {
  const q = Math.min(...FAMILIES.map((family) => families[family]?.q ?? 1));
  if (q < fdr) return 'look';
  return q < WATCH_Q || signals.filter((p) => p < WATCH_P).length >= 2 ? 'watch' : 'none';
}
