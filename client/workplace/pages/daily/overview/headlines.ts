/** Three to seven sentences about what needs attention, computed from coverage and profiles; each leads to its destination. */
import { hasLevel, isCertain, isHigh } from '../../../../../analytics/result-level.ts';
import type { CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import type { NeedsResponse } from '../../../../../server/daily/needs/schemas.ts';
import type { TasksResponse, TaskView } from '../../../../../server/daily/tasks/schemas.ts';
import type { ChangesResponse } from '../../../../../server/profiles/changes/schemas.ts';
import type { FactorSummary, ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import type { ResultsResponse } from '../../../../../server/results/gaps/schemas.ts';
import type { RoadmapStatus } from '../../../../../server/roadmap/municipal/schemas.ts';
import type { Localized } from '../../../../../surveys/schema.ts';
import { isBelowTarget } from './coverageRows.ts';
import { countHighRisks } from './highRisks.ts';

/** A page, or the part of the overview itself, that a headline leads to. */
export type Destination =
  | { page: 'coverage' }
  | { page: 'risks'; year?: 'change' }
  | { page: 'factor'; factor: string }
  | { page: 'results' }
  | { page: 'notices' }
  | { page: 'activity'; year: number; no: number }
  | { page: 'school'; schoolId: number; factor?: string }
  | { page: 'return'; schoolId: number };

export type Headline = { destination: Destination } & (
  | { kind: 'coverage'; received: number; roll: number }
  | { kind: 'lowestCoverage'; cell: CoverageCell }
  | { kind: 'unsigned'; schoolIds: number[] }
  | { kind: 'highRisks'; count: number; certain: number; schools: number; all: number }
  | { kind: 'noHighRisks' }
  | { kind: 'commonest'; factor: string; count: number; certain: number }
  | {
      kind: 'neediest';
      schoolId: number;
      reasons: NeedsResponse['schools'][number]['reasons'];
      /** The campaigns whose high risks are among the reasons; empty where there is no such reason. */
      basis: NeedsResponse['basis'];
    }
  | { kind: 'widestGap'; factor: string; low: number; high: number }
  | { kind: 'changed'; better: number; worse: number; year: number }
  | {
      kind: 'gap';
      year: number;
      value: number;
      interval: [number, number];
      former: { year: number; value: number } | null;
    }
  | { kind: 'late'; count: number; task: TaskView }
  | { kind: 'activities'; count: number; title: Localized; due: string }
  | { kind: 'noneYet' }
);

/** So many sentences are read in one go. */
const MOST = 7;

/** What is left out first when there are more: the last of this list. */
const WEIGHT: Headline['kind'][] = [
  ...([
    'noneYet',
    'highRisks',
    'noHighRisks',
    'neediest',
    'changed',
    'gap',
    'late',
    'activities',
    'commonest',
    'coverage',
  ] as const),
  ...(['widestGap', 'lowestCoverage', 'unsigned'] as const),
];

/** The weightiest headlines in the order in which they came. */
export function mainHeadlines(headlines: Headline[]): Headline[] {
  const weight = ({ kind }: Headline) => WEIGHT.indexOf(kind);
  const kept = new Set(headlines.toSorted((a, b) => weight(a) - weight(b)).slice(0, MOST));
  return headlines.filter((headline) => kept.has(headline));
}

/** The school that needs help most, by the order of the server; it says nothing to those who see one school. */
export function needHeadlines({ basis, schools }: NeedsResponse): Headline[] {
  const [first] = schools;
  if (schools.length < 2 || first.points === 0) return [];
  const { reasons, schoolId } = first;
  const counted = reasons.some(({ kind }) => kind === 'highRisks') ? basis : [];
  return [{ kind: 'neediest', schoolId, reasons, basis: counted, destination: { page: 'school', schoolId } }];
}

/** The gap in educational results between the best and the worst quarter of schools, over all tests of the newest year that has one. */
export function gapHeadlines({ groups }: ResultsResponse): Headline[] {
  const known = groups.flatMap(({ gap, test, year }) =>
    test === null && gap.kind === 'estimate' ? [{ year, value: gap.value, interval: gap.interval }] : [],
  );
  const [newest, before] = known.toSorted((a, b) => b.year - a.year);
  if (newest === undefined) return [];
  const former = before === undefined ? null : { year: before.year, value: before.value };
  return [{ kind: 'gap', ...newest, former, destination: { page: 'results' } }];
}

/** What is late and is the reader's turn; the longest overdue is named. */
export function lateHeadlines({ tasks, today }: TasksResponse): Headline[] {
  const late = tasks.filter(({ due }) => due < today).toSorted((a, b) => a.due.localeCompare(b.due));
  return late.length === 0
    ? []
    : [{ kind: 'late', count: late.length, task: late[0], destination: { page: 'notices' } }];
}

/** Activities of the district's roadmap that are late; the longest overdue is named. */
export function activityHeadlines({ activities, year }: RoadmapStatus): Headline[] {
  const late = activities.filter(({ state }) => state === 'late');
  const [oldest] = late.toSorted((a, b) => a.period.to.localeCompare(b.period.to) || a.no - b.no);
  if (oldest === undefined) return [];
  const { no, period, title } = oldest;
  return [
    { kind: 'activities', count: late.length, title, due: period.to, destination: { page: 'activity', year, no } },
  ];
}

/** Sure changes since the campaign before; nothing where there was none, or nothing is sure. */
export function changeHeadlines({ against, schools }: ChangesResponse): Headline[] {
  if (against === null) return [];
  const told = schools.flatMap(({ factors }) => factors).filter((change) => change.kind === 'estimate');
  const count = (wanted: 'better' | 'worse') => told.filter(({ verdict }) => verdict === wanted).length;
  const [better, worse] = [count('better'), count('worse')];
  if (better + worse === 0) return [];
  return [{ kind: 'changed', better, worse, year: against.year, destination: { page: 'risks', year: 'change' } }];
}

export function coverageHeadlines(cells: CoverageCell[]): Headline[] {
  const people = cells.filter((cell) => cell.audience !== 'director' && cell.roll !== null && cell.roll > 0);
  const received = sum(people.map((cell) => cell.received));
  if (received === 0) return [{ kind: 'noneYet', destination: { page: 'coverage' } }];
  const headlines: Headline[] = [
    { kind: 'coverage', received, roll: sum(people.map((cell) => cell.roll ?? 0)), destination: { page: 'coverage' } },
  ];
  const lowest = people.filter(isBelowTarget).sort((a, b) => rate(a) - rate(b))[0];
  if (lowest) {
    headlines.push({
      kind: 'lowestCoverage',
      cell: lowest,
      destination: { page: 'school', schoolId: lowest.schoolId },
    });
  }
  const unsigned = cells.filter((cell) => cell.audience === 'director' && cell.received === 0);
  if (unsigned.length > 0) {
    const schoolIds = unsigned.map(({ schoolId }) => schoolId);
    headlines.push({ kind: 'unsigned', schoolIds, destination: { page: 'return', schoolId: schoolIds[0] } });
  }
  return headlines;
}

/** High risks, certain or leaning, are counted as in the chart below; how many of them are certain is said beside. */
export function riskHeadlines(profiles: ProfilesResponse): Headline[] {
  const { schools } = profiles;
  // Where no school has a result yet, that none is high says nothing.
  if (schools.every(({ factors }) => factors.length === 0)) return [];
  const high = schools.map(({ schoolId, factors }) => ({ schoolId, ...countHigh(factors) }));
  const affected = high.filter(({ count }) => count > 0);
  const gap = widestGap(schools);
  const gaps = schools.length > 1 && gap ? [gap] : [];
  if (affected.length === 0) return [{ kind: 'noHighRisks', destination: { page: 'risks' } }, ...gaps];
  const total = countHigh(schools.flatMap(({ factors }) => factors));
  const found: Headline = {
    kind: 'highRisks',
    ...total,
    schools: affected.length,
    all: schools.length,
    destination: { page: 'risks' },
  };
  // What compares schools says nothing to those who see one.
  if (schools.length === 1) return [found];
  const [{ certain, factor, leaning }] = countHighRisks(profiles);
  return [
    found,
    { kind: 'commonest', factor, count: certain + leaning, certain, destination: { page: 'factor', factor } },
    ...gaps,
  ];
}

type HighCount = { count: number; certain: number };

function countHigh(results: FactorSummary[]): HighCount {
  const high = results.filter(isHigh);
  return { count: high.length, certain: high.filter(isCertain).length };
}

/** The factor whose estimates lie farthest apart between schools. */
function widestGap(schools: ProfilesResponse['schools']): Headline | null {
  const values = new Map<string, number[]>();
  for (const result of schools.flatMap(({ factors }) => factors)) {
    if (!hasLevel(result)) continue;
    values.set(result.factor, [...(values.get(result.factor) ?? []), result.value]);
  }
  const ranges = [...values].map(([factor, all]) => ({ factor, low: Math.min(...all), high: Math.max(...all) }));
  if (ranges.length === 0) return null;
  const widest = ranges.reduce((most, each) => (each.high - each.low > most.high - most.low ? each : most));
  return { kind: 'widestGap', ...widest, destination: { page: 'factor', factor: widest.factor } };
}

const rate = ({ received, roll }: CoverageCell): number => received / (roll ?? 1);

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
