/** What a school did against its risks and what was found, reshaped for one time line of the whole school. */
import { hasLevel, isHigh } from '../../../../../analytics/result-level.ts';
import type { Change, SchoolHistoryResponse } from '../../../../../server/profiles/changes/schemas.ts';
import type { FactorSummary } from '../../../../../server/profiles/profiles/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';

/** Risks that were high once or have something against them, the highest of the last survey first. */
export function courseFactors({ campaigns }: SchoolHistoryResponse, lines: readonly PlanLine[]): string[] {
  const planned = new Set(lines.map(({ factor }) => factor));
  const high = new Set(campaigns.flatMap(({ results }) => results.filter(isHigh).map(({ factor }) => factor)));
  const last = campaigns.at(-1)?.results ?? [];
  return last
    .filter(({ factor }) => planned.has(factor) || high.has(factor))
    .sort((a, b) => riskOf(b) - riskOf(a))
    .map(({ factor }) => factor);
}

function riskOf(result: FactorSummary): number {
  return hasLevel(result) ? result.value : -1;
}

export type CourseCounts = { better: number; worse: number; cannotTell: number };

/** How it went with these risks up to the last survey; a change that is withheld cannot be told. */
export function countCourse(changes: readonly Change[], factors: readonly string[]): CourseCounts {
  const counts: CourseCounts = { better: 0, worse: 0, cannotTell: 0 };
  for (const factor of factors) {
    const change = changes.find((each) => each.factor === factor);
    counts[change?.kind === 'estimate' ? change.verdict : 'cannotTell'] += 1;
  }
  return counts;
}
