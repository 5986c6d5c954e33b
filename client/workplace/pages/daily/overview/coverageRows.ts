/** Coverage cells reshaped for the chart, its table and the sentences above. */
import type { CampaignSummary, CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import type { Audience } from '../../../../../surveys/schema.ts';
import type { CoverageBar } from '../../../../charts/coverageChart.ts';

export type Group = { key: string; audience: Audience; grade: number | null };

const ORDER: readonly Audience[] = ['director', 'teacher', 'student', 'parent'];

/** The key of a group of people asked: audience and grade. */
export function groupKey({ audience, grade }: Pick<CoverageCell, 'audience' | 'grade'>): string {
  return grade === null ? audience : `${audience} ${grade}`;
}

/** Each group that occurs, by audience and then by grade. */
export function groupsOf(cells: CoverageCell[]): Group[] {
  const groups = new Map(cells.map(({ audience, grade }) => [groupKey({ audience, grade }), { audience, grade }]));
  return [...groups]
    .map(([key, group]) => ({ key, ...group }))
    .sort((a, b) => ORDER.indexOf(a.audience) - ORDER.indexOf(b.audience) || (a.grade ?? 0) - (b.grade ?? 0));
}

export function coverageBars(cells: CoverageCell[]): CoverageBar[] {
  return cells.map((cell) => ({
    school: String(cell.schoolId),
    group: groupKey(cell),
    received: cell.received,
    receivedShare: share(cell.received, cell.roll),
    sealedShare: share(cell.sealed, cell.roll),
    target: cell.target,
  }));
}

/**
 * The schools farthest below a target, by their worst group; all of them in their own order where they are no more than `most`. A group
 * whose people are not known says nothing.
 */
export function worstSchools(cells: CoverageCell[], most: number): number[] {
  const lack = new Map<number, number>();
  for (const { received, roll, schoolId, target } of cells) {
    const reached = share(received, roll);
    const own = reached === null ? Number.NEGATIVE_INFINITY : target - reached;
    lack.set(schoolId, Math.max(own, lack.get(schoolId) ?? Number.NEGATIVE_INFINITY));
  }
  const schools = [...lack.keys()];
  if (schools.length <= most) return schools;
  // Equal ones keep their order.
  return schools.toSorted((a, b) => (lack.get(b) ?? 0) - (lack.get(a) ?? 0) || 0).slice(0, most);
}

/** Never computed from an unknown or empty roll. */
function share(count: number, roll: number | null): number | null {
  return roll === null || roll === 0 ? null : count / roll;
}

/** A group is below its target while a person more is needed to reach it; without a roll nothing can be said. */
export function isBelowTarget({ received, roll, target }: CoverageCell): boolean {
  return roll !== null && received < Math.ceil(roll * target - 1e-9);
}

/** The columns of what is received and not in the results: in a sealed campaign nothing waits, and before it seldom is anything left out. */
export function apartOf(cells: CoverageCell[], state: CampaignSummary['state']): ('waiting' | 'leftOut')[] {
  if (state === 'sealed') return ['leftOut'];
  return cells.some(({ leftOut }) => leftOut > 0) ? ['waiting', 'leftOut'] : ['waiting'];
}
