/** The factors of a school in the order in which they need attention. */
import type { FactorDetail, FactorSummary } from '../../../../../server/profiles/profiles/schemas.ts';

/** Estimates by value, highest first; then what has too few answers; then what is withheld. Equal ones keep their order. */
export function rankFactors(results: FactorDetail[]): FactorDetail[] {
  return [...results].sort((a, b) => rank(b) - rank(a));
}

function rank(result: FactorSummary): number {
  if (result.kind === 'withheld') return -2;
  return result.state === 'few' ? -1 : result.value;
}

/** High risks in the order of the ranking, certain or leaning. */
export function highFactors(ranked: FactorDetail[]): FactorDetail[] {
  return ranked.filter((result) => result.kind === 'estimate' && result.level === 'high' && result.state !== 'few');
}
