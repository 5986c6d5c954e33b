/** From risks and plans to the matrix factor × activity, and to the high risks that nothing covers. */
import { hasLevel, isHigh } from '../../../../../analytics/result-level.ts';
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type { FactorSummary, ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import type { TieCell } from '../../../../charts/tieMatrix.ts';

export type Gap = { schoolId: number; factor: string; result: FactorSummary; why: 'noMeasure' | 'noActivity' };

/** Lines that count: what was dropped covers nothing. */
export function standing(lines: readonly PlanLine[]): PlanLine[] {
  return lines.filter(({ state }) => state !== 'dropped');
}

/** Whether any school has a level on any factor: else nothing can be said about what is covered. */
export function canJudge({ schools }: Pick<ProfilesResponse, 'schools'>): boolean {
  return schools.some(({ factors }) => factors.some(hasLevel));
}

/** High risks, certain or leaning, of the schools: the surest first. */
export function highRisks({ schools }: Pick<ProfilesResponse, 'schools'>): Omit<Gap, 'why'>[] {
  const high = schools.flatMap(({ factors, schoolId }) =>
    factors.filter(isHigh).map((result) => ({ schoolId, factor: result.factor, result })),
  );
  return high.sort((a, b) => b.result.probabilities.high - a.result.probabilities.high);
}

/** High risks without a measure, or with measures of which none is tied to an activity. */
export function uncovered(profiles: Pick<ProfilesResponse, 'schools'>, lines: readonly PlanLine[]): Gap[] {
  const counted = standing(lines);
  return highRisks(profiles).flatMap((risk): Gap[] => {
    const own = counted.filter(({ factor, schoolId }) => factor === risk.factor && schoolId === risk.schoolId);
    if (own.length === 0) return [{ ...risk, why: 'noMeasure' }];
    return own.every(({ activity }) => activity === null) ? [{ ...risk, why: 'noActivity' }] : [];
  });
}

/** One cell for each factor and activity that a measure of the library can tie; `count` lines do so. */
export function tieCells(measures: readonly MeasureView[], lines: readonly PlanLine[]): TieCell[] {
  const counted = standing(lines);
  const possible = new Set(
    measures.flatMap(({ activities, factors }) => factors.flatMap((f) => activities.map((no) => `${f} ${no}`))),
  );
  return [...possible].map((key) => {
    const [factor, no] = key.split(' ');
    const count = counted.filter((line) => line.factor === factor && line.activity === Number(no)).length;
    return { factor, activity: Number(no), count };
  });
}
