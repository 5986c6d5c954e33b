/** Three to seven sentences about what needs attention, computed from coverage and profiles; each leads to its place. */
import type { CoverageCell } from '../../../../server/campaigns/schemas.ts';
import type { ProfilesResponse } from '../../../../server/profiles/schemas.ts';
import { isBelowTarget } from './coverageRows.ts';

export type Place =
  | { page: 'coverage' }
  | { page: 'risks' }
  | { page: 'school'; schoolId: number; factor?: string }
  | { page: 'return'; schoolId: number };

export type Finding = { place: Place } & (
  | { kind: 'coverage'; received: number; roll: number }
  | { kind: 'lowestCoverage'; cell: CoverageCell }
  | { kind: 'unsigned'; schoolIds: number[] }
  | { kind: 'highRisks'; count: number; schools: number; all: number }
  | { kind: 'noHighRisks' }
  | { kind: 'commonest'; factor: string; count: number }
  | { kind: 'neediest'; schoolId: number; count: number }
  | { kind: 'widestGap'; factor: string; low: number; high: number }
  | { kind: 'noneYet' }
);

export function coverageFindings(cells: CoverageCell[]): Finding[] {
  const people = cells.filter((cell) => cell.audience !== 'director' && cell.roll !== null && cell.roll > 0);
  const received = sum(people.map((cell) => cell.received));
  if (received === 0) return [{ kind: 'noneYet', place: { page: 'coverage' } }];
  const findings: Finding[] = [
    { kind: 'coverage', received, roll: sum(people.map((cell) => cell.roll ?? 0)), place: { page: 'coverage' } },
  ];
  const lowest = people.filter(isBelowTarget).sort((a, b) => rate(a) - rate(b))[0];
  if (lowest) {
    findings.push({ kind: 'lowestCoverage', cell: lowest, place: { page: 'school', schoolId: lowest.schoolId } });
  }
  const unsigned = cells.filter((cell) => cell.audience === 'director' && cell.received === 0);
  if (unsigned.length > 0) {
    const schoolIds = unsigned.map(({ schoolId }) => schoolId);
    findings.push({ kind: 'unsigned', schoolIds, place: { page: 'return', schoolId: schoolIds[0] } });
  }
  return findings;
}

export function riskFindings({ schools }: ProfilesResponse): Finding[] {
  const high = schools.map(({ schoolId, factors }) => ({
    schoolId,
    factors: factors.filter((each) => each.kind === 'estimate' && each.level === 'high' && each.state === 'certain'),
  }));
  const count = sum(high.map(({ factors }) => factors.length));
  const gap = widestGap(schools);
  const findings: Finding[] = count === 0 ? [{ kind: 'noHighRisks', place: { page: 'risks' } }] : [];
  if (count > 0) {
    const affected = high.filter(({ factors }) => factors.length > 0).length;
    findings.push({ kind: 'highRisks', count, schools: affected, all: schools.length, place: { page: 'risks' } });
  }
  // What compares schools says nothing to those who see one.
  if (count > 0 && schools.length > 1) {
    const [factor, times] = commonest(high.flatMap(({ factors }) => factors.map((each) => each.factor)));
    findings.push({ kind: 'commonest', factor, count: times, place: { page: 'risks' } });
    const neediest = high.reduce((most, each) => (each.factors.length > most.factors.length ? each : most));
    const { schoolId } = neediest;
    findings.push({ kind: 'neediest', schoolId, count: neediest.factors.length, place: { page: 'school', schoolId } });
  }
  return schools.length > 1 && gap ? [...findings, gap] : findings;
}

/** The factor whose estimates lie farthest apart between schools. */
function widestGap(schools: ProfilesResponse['schools']): Finding | null {
  const values = new Map<string, number[]>();
  for (const result of schools.flatMap(({ factors }) => factors)) {
    if (result.kind !== 'estimate' || result.state === 'few') continue;
    values.set(result.factor, [...(values.get(result.factor) ?? []), result.value]);
  }
  const ranges = [...values].map(([factor, all]) => ({ factor, low: Math.min(...all), high: Math.max(...all) }));
  if (ranges.length === 0) return null;
  const widest = ranges.reduce((most, each) => (each.high - each.low > most.high - most.low ? each : most));
  return { kind: 'widestGap', ...widest, place: { page: 'risks' } };
}

/** The most frequent entry of a list that is not empty, and how often it occurs; of several the first. */
function commonest(list: string[]): [string, number] {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
}

const rate = ({ received, roll }: CoverageCell): number => received / (roll ?? 1);

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
