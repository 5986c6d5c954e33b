/** The factors of a school in the order in which they need attention. */
import { hasLevel, isHigh } from '../../../../../analytics/result-level.ts';
import type { FactorDetail, FactorSummary } from '../../../../../server/profiles/profiles/schemas.ts';

/** An estimate in full, as the page of a school gets it. */
export type EstimatedFactor = Extract<FactorDetail, { kind: 'estimate' }>;

/** Estimates by value, highest first; then what has too few answers; then what is withheld. Equal ones keep their order. */
export function rankFactors(results: FactorDetail[]): FactorDetail[] {
  return [...results].sort((a, b) => rank(b) - rank(a));
}

function rank(result: FactorSummary): number {
  if (result.kind === 'withheld') return -2;
  return hasLevel(result) ? result.value : -1;
}

/** High risks in the order of the ranking, certain or leaning. */
export function highFactors(ranked: FactorDetail[]): EstimatedFactor[] {
  return ranked.filter(isHigh);
}
