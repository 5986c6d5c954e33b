/** Profiles reshaped for the heat map. */
import { hasLevel, isLevel } from '../../../../../analytics/result-level.ts';
import type { FactorSummary, ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import type { HeatCell } from '../../../../charts/riskHeatMap.ts';
import { appearance } from '../../../../ui/riskWords.ts';

export type SchoolRow = { schoolId: number; factors: Map<string, FactorSummary> };

export function schoolRows({ schools }: ProfilesResponse): SchoolRow[] {
  return schools.map(({ factors, schoolId }) => ({
    schoolId,
    factors: new Map(factors.map((result) => [result.factor, result])),
  }));
}

/** The sum of the expected levels over factors: who has more and surer high risks comes first. Too few answers add nothing. */
export function need({ factors }: SchoolRow): number {
  return [...factors.values()]
    .filter(hasLevel)
    .reduce((sum, { probabilities }) => sum + 2 * probabilities.high + probabilities.medium, 0);
}

/** One cell for each school and factor, also where the school has no result. */
export function heatCells(rows: SchoolRow[], factors: string[]): HeatCell[] {
  return rows.flatMap((row) =>
    factors.map((factor) => ({ school: String(row.schoolId), factor, ...appearance(row.factors.get(factor)) })),
  );
}

/** How many cells are high, certain or not, how many can be judged at all, and the factor that is high most often. */
export function highCells(cells: HeatCell[]): { count: number; judged: number; factor: string | null } {
  const counts = new Map<string, number>();
  for (const { factor, look } of cells) if (look === 'high') counts.set(factor, (counts.get(factor) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1])[0];
  const judged = cells.filter(({ look }) => isLevel(look)).length;
  return { count: [...counts.values()].reduce((sum, each) => sum + each, 0), judged, factor: most?.[0] ?? null };
}
