/** Which schools need attention first, and why. */
import { isHigh } from '../../../../../analytics/result-level.ts';
import type { CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import type { NeedsResponse } from '../../../../../server/daily/needs/schemas.ts';
import type { Change, ChangesResponse } from '../../../../../server/profiles/changes/schemas.ts';
import type { ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { uncovered } from '../../roadmap/plan/ties.ts';
import { isBelowTarget } from './coverageRows.ts';

/** A school by need as the server has it, with what the campaign of the page adds. */
export type Attention = NeedsResponse['schools'][number] & {
  /** Factors with a high risk, certain or leaning, the highest first. */
  high: string[];
  /** Factors on which it surely got worse. */
  worse: string[];
  /** High risks against which nothing is planned that is tied to an activity; null where plans may not be seen. */
  uncovered: number | null;
  isUnsigned: boolean;
  /** Groups below their target. */
  belowTarget: number;
};

const SHOWN = 5;

type Sources = {
  needs: NeedsResponse;
  profiles: ProfilesResponse;
  changes: ChangesResponse | null;
  lines: PlanLine[] | null;
  cells: CoverageCell[];
};

/** At most five schools for which something speaks, in the order of the server. */
export function attention({ needs, profiles, changes, lines, cells }: Sources): Attention[] {
  const gaps = lines === null ? null : Map.groupBy(uncovered(profiles, lines), ({ schoolId }) => schoolId);
  const cellsOf = Map.groupBy(cells, ({ schoolId }) => schoolId);
  const changed = new Map(changes?.schools.map(({ factors, schoolId }) => [schoolId, factors]));
  const factorsOf = new Map(profiles.schools.map(({ factors, schoolId }) => [schoolId, factors]));
  return needs.schools
    .map((need) => ({
      ...need,
      high: highOf(factorsOf.get(need.schoolId) ?? []),
      worse: worseOf(changed.get(need.schoolId) ?? []),
      uncovered: gaps === null ? null : (gaps.get(need.schoolId)?.length ?? 0),
      isUnsigned: (cellsOf.get(need.schoolId) ?? []).some(
        ({ audience, received }) => audience === 'director' && received === 0,
      ),
      belowTarget: (cellsOf.get(need.schoolId) ?? []).filter(
        (cell) => cell.audience !== 'director' && isBelowTarget(cell),
      ).length,
    }))
    .filter(({ high, points, worse }) => points + high.length + worse.length > 0)
    .slice(0, SHOWN);
}

function highOf(factors: ProfilesResponse['schools'][number]['factors']): string[] {
  return factors
    .filter(isHigh)
    .sort((a, b) => b.value - a.value)
    .map(({ factor }) => factor);
}

function worseOf(changes: Change[]): string[] {
  return changes
    .filter((change) => change.kind === 'estimate')
    .filter(({ verdict }) => verdict === 'worse')
    .sort((a, b) => b.value - a.value)
    .map(({ factor }) => factor);
}
