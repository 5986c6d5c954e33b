/** Profiles reshaped to the number of schools with a high risk by factor. */
import { isCertain, isHigh } from '../../../../../analytics/result-level.ts';
import type { ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';

export type FactorCount = { factor: string; certain: number; leaning: number };

/** Factors that are high somewhere, most frequent first. */
export function countHighRisks({ factors, schools }: ProfilesResponse): FactorCount[] {
  const high = schools.flatMap((school) => school.factors).filter(isHigh);
  return factors
    .map(({ code }) => {
      const ofFactor = high.filter(({ factor }) => factor === code);
      const certain = ofFactor.filter(isCertain).length;
      return { factor: code, certain, leaning: ofFactor.length - certain };
    })
    .filter(({ certain, leaning }) => certain + leaning > 0)
    .sort((a, b) => b.certain + b.leaning - (a.certain + a.leaning) || b.certain - a.certain);
}
