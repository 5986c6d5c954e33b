/** Which schools need attention first, and why. */

import { isHigh } from '../../../../../analytics/result-level.ts';
import type { CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import type { Change, ChangesResponse } from '../../../../../server/profiles/changes/schemas.ts';
import type { ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { need } from '../../profiles/risks/heatMap.ts';
import { uncovered } from '../../roadmap/plan/ties.ts';
import { isBelowTarget } from './coverageRows.ts';

export type Attention = {
  schoolId: number;
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
  profiles: ProfilesResponse;
  changes: ChangesResponse | null;
  lines: PlanLine[] | null;
  cells: CoverageCell[];
};

/** At most five schools with a high risk or a sure change for the worse, by need. */
export function attention({ profiles, changes, lines, cells }: Sources): Attention[] {
  const gaps = lines === null ? null : Map.groupBy(uncovered(profiles, lines), ({ schoolId }) => schoolId);
  const cellsOf = Map.groupBy(cells, ({ schoolId }) => schoolId);
  const changed = new Map(changes?.schools.map(({ factors, schoolId }) => [schoolId, factors]));
  const rows = profiles.schools.map(({ factors, schoolId }) => ({
    need: need({ schoolId, factors: new Map(factors.map((result) => [result.factor, result])) }),
    schoolId,
    high: highOf(factors),
    worse: worseOf(changed.get(schoolId) ?? []),
    uncovered: gaps === null ? null : (gaps.get(schoolId)?.length ?? 0),
    isUnsigned: (cellsOf.get(schoolId) ?? []).some(
      ({ audience, received }) => audience === 'director' && received === 0,
    ),
    belowTarget: (cellsOf.get(schoolId) ?? []).filter((cell) => cell.audience !== 'director' && isBelowTarget(cell))
      .length,
  }));
  return rows
    .filter(({ high, worse }) => high.length + worse.length > 0)
    .sort((a, b) => b.need - a.need || b.worse.length - a.worse.length)
    .slice(0, SHOWN)
    .map(({ need: _, ...row }) => row);
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
