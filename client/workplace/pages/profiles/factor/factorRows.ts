/** The schools on one factor, reshaped for the caterpillar plot. */
import { hasLevel, isHigh } from '../../../../../analytics/result-level.ts';
import type { FactorResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import type { CaterpillarRow } from '../../../../charts/caterpillar.ts';
import { appearance, riskWords } from '../../../../ui/riskWords.ts';
import type { Words } from '../../../../ui/words.ts';

export type FactorRow = FactorResponse['schools'][number];

/** Estimates by value, highest first; then what has too few answers; then what is withheld; equal ones by name. */
export function rankSchools(schools: readonly FactorRow[], nameOf: (id: number) => string): FactorRow[] {
  const byName = (a: FactorRow, b: FactorRow) => nameOf(a.schoolId).localeCompare(nameOf(b.schoolId));
  return [...schools].sort((a, b) => rank(b) - rank(a) || byName(a, b));
}

function rank({ result }: FactorRow): number {
  if (result === null || result.kind === 'withheld') return -2;
  return hasLevel(result) ? result.value : -1;
}

export function caterpillarRows(words: Words, rows: FactorRow[], nameOf: (id: number) => string): CaterpillarRow[] {
  return rows.map(({ result, schoolId }) => ({
    key: String(schoolId),
    label: nameOf(schoolId),
    ...appearance(result ?? undefined),
    estimate: result?.kind === 'estimate' ? result : null,
    words: riskWords(words, result ?? undefined),
  }));
}

/** How many schools have a high risk on the factor, certain or leaning, and how many have an estimate that counts. */
export function countHigh(rows: readonly FactorRow[]): { high: number; all: number } {
  const results = rows.map(({ result }) => result);
  return { high: results.filter(isHigh).length, all: results.filter(hasLevel).length };
}
