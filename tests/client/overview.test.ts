import { describe, expect, it } from 'vitest';
import { attention } from '../../client/workplace/pages/daily/overview/attention.ts';
import { coverageBars, groupsOf, isBelowTarget } from '../../client/workplace/pages/daily/overview/coverageRows.ts';
import {
  activityHeadlines,
  changeHeadlines,
  coverageHeadlines,
  gapHeadlines,
  type Headline,
  lateHeadlines,
  mainHeadlines,
  needHeadlines,
  riskHeadlines,
} from '../../client/workplace/pages/daily/overview/headlines.ts';
import { countHighRisks } from '../../client/workplace/pages/daily/overview/highRisks.ts';
import type { CoverageCell } from '../../server/answering/campaigns/schemas.ts';
import type { NeedsResponse } from '../../server/daily/needs/schemas.ts';
import type { TasksResponse } from '../../server/daily/tasks/schemas.ts';
import type { Change, ChangesResponse } from '../../server/profiles/changes/schemas.ts';
import type { ResultsResponse } from '../../server/results/gaps/schemas.ts';
import type { RoadmapStatus } from '../../server/roadmap/municipal/schemas.ts';
import type { PlanLine } from '../../server/roadmap/plans/schemas.ts';
import { estimate, profiles } from './profiles.ts';

function cell(over: Partial<CoverageCell>): CoverageCell {
  const counts = { roll: 20, rollNext: null, target: 0.8, received: 10, sealed: 5, waiting: 5, leftOut: 0 };
  return { schoolId: 1, audience: 'student', grade: 6, ...counts, ...over };
}

describe('coverage', () => {
  it('is never computed from an unknown or empty roll', () => {
    const bars = coverageBars([cell({ roll: null }), cell({ roll: 0 })]);
    expect(bars.map(({ receivedShare }) => receivedShare)).toEqual([null, null]);
    expect(isBelowTarget(cell({ roll: null, received: 0 }))).toBe(false);
  });

  it('reaches its target with the last person needed, not before', () => {
    expect(isBelowTarget(cell({ received: 15 }))).toBe(true);
    expect(isBelowTarget(cell({ received: 16 }))).toBe(false);
  });

  it('names each group once, adults of the school first', () => {
    const cells = [cell({ grade: 8 }), cell({}), cell({ audience: 'director', grade: null }), cell({ schoolId: 2 })];
    expect(groupsOf(cells).map(({ key }) => key)).toEqual(['director', 'student 6', 'student 8']);
  });
});

describe('coverageHeadlines', () => {
  it('says that nobody has answered instead of a share of nothing', () => {
    expect(coverageHeadlines([cell({ received: 0 })]).map(({ kind }) => kind)).toEqual(['noneYet']);
    expect(coverageHeadlines([]).map(({ kind }) => kind)).toEqual(['noneYet']);
  });

  it('counts people, names the group farthest behind, and the unsigned returns', () => {
    const director = cell({ schoolId: 3, audience: 'director', grade: null, roll: 1, received: 0 });
    const headlines = coverageHeadlines([cell({}), cell({ schoolId: 2, received: 4 }), director]);
    expect(headlines.map(({ kind }) => kind)).toEqual(['coverage', 'lowestCoverage', 'unsigned']);
    expect(headlines[0]).toMatchObject({ received: 14, roll: 40 });
    expect(headlines[1].destination).toEqual({ page: 'school', schoolId: 2 });
    expect(headlines[2]).toMatchObject({ schoolIds: [3] });
  });
});

describe('riskHeadlines', () => {
  const high = (factor: string) => estimate(factor, 70);

  it('says so when there is no high risk, and counts none of too few answers', () => {
    expect(riskHeadlines(profiles([estimate('F01', 90, { state: 'few' }), estimate('F02', 10)]))[0].kind).toBe(
      'noHighRisks',
    );
  });

  it('counts what the chart below counts, and says beside it how many are certain', () => {
    const leaning = estimate('F02', 60, { state: 'leaning' });
    const data = profiles([leaning, high('F01')], [leaning, high('F01')], [leaning], [estimate('F01', 10)]);
    const [chart] = countHighRisks(data);
    const headlines = riskHeadlines(data);
    expect(headlines[0]).toMatchObject({ kind: 'highRisks', count: 5, certain: 2, schools: 3, all: 4 });
    expect(headlines[1]).toMatchObject({
      kind: 'commonest',
      factor: chart.factor,
      count: chart.certain + chart.leaning,
      certain: chart.certain,
    });
    expect(headlines[1]).toMatchObject({ factor: 'F02', count: 3, certain: 0 });
  });

  it('finds the commonest factor and the widest gap', () => {
    const data = profiles([high('F01'), estimate('F02', 10)], [high('F01'), high('F02')], [estimate('F01', 60)]);
    const headlines = riskHeadlines(data);
    expect(headlines).toContainEqual(expect.objectContaining({ kind: 'highRisks', count: 4, schools: 3, all: 3 }));
    expect(headlines).toContainEqual(expect.objectContaining({ kind: 'commonest', factor: 'F01', count: 3 }));
    expect(headlines).toContainEqual(expect.objectContaining({ kind: 'widestGap', factor: 'F02', low: 10, high: 70 }));
  });

  it('compares nothing for those who see one school', () => {
    expect(riskHeadlines(profiles([high('F01')])).map(({ kind }) => kind)).toEqual(['highRisks']);
  });
});

/** Schools as the server has ordered them, each with the number of its high risks. */
const needs = (...schools: [id: number, risks: number][]): NeedsResponse => ({
  basis: [{ id: 1, year: 2026, closesOn: '2026-05-31' }],
  schools: schools.map(([schoolId, count]) => {
    const points = 2 * count;
    return { schoolId, points, reasons: [{ kind: 'highRisks', count, points }] };
  }),
});

describe('needHeadlines', () => {
  it('name the first school of the order with its reasons', () => {
    const [headline] = needHeadlines(needs([2, 2], [1, 1]));
    expect(headline).toMatchObject({ kind: 'neediest', schoolId: 2, reasons: [{ kind: 'highRisks', count: 2 }] });
    expect(headline.destination).toEqual({ page: 'school', schoolId: 2 });
  });

  it('name the campaigns from which their high risks are, and none where no high risk speaks', () => {
    const counted = needs([2, 2], [1, 1]);
    expect(needHeadlines(counted)).toMatchObject([{ basis: [{ year: 2026 }] }]);
    const calm = { ...counted, schools: counted.schools.map((each) => ({ ...each, reasons: [] })) };
    expect(needHeadlines(calm)).toMatchObject([{ basis: [] }]);
  });

  it('are silent where nothing speaks for any school, and for those who see one', () => {
    expect(needHeadlines(needs([2, 0], [1, 0]))).toEqual([]);
    expect(needHeadlines(needs([2, 1]))).toEqual([]);
    expect(needHeadlines(needs())).toEqual([]);
  });
});

const change = (factor: string, verdict: 'better' | 'worse' | 'cannotTell'): Change => ({
  kind: 'estimate',
  factor,
  value: 5,
  sd: 2,
  interval: [2, 8],
  probabilityBetter: 0.02,
  verdict,
});
const since = (against: ChangesResponse['against'], ...schools: Change[][]) =>
  ({ against, schools: schools.map((factors, index) => ({ schoolId: index + 1, factors })) }) as ChangesResponse;
const LAST = { id: 1, year: 2025 } as ChangesResponse['against'];

describe('changeHeadlines', () => {
  it('count sure changes, and are silent without a year before or without any', () => {
    const told = [change('F01', 'worse'), change('F02', 'better'), change('F03', 'cannotTell')];
    expect(changeHeadlines(since(LAST, told, [change('F01', 'worse')]))).toEqual([
      { kind: 'changed', better: 1, worse: 2, year: 2025, destination: { page: 'risks', year: 'change' } },
    ]);
    expect(changeHeadlines(since(null, told))).toEqual([]);
    expect(changeHeadlines(since(LAST, [change('F01', 'cannotTell')]))).toEqual([]);
  });
});

describe('gapHeadlines', () => {
  const group = (year: number, value: number | null, test: object | null = null) => ({
    year,
    test,
    tests: 1,
    source: 'pupils',
    schools: [],
    gap:
      value === null
        ? { kind: 'withheld', schools: 3 }
        : { kind: 'estimate', value, interval: [0, 2], schools: 20, quarter: 5 },
  });
  const found = (...groups: ReturnType<typeof group>[]) => gapHeadlines({ groups } as unknown as ResultsResponse);

  it('tell the newest year over all tests, beside the year before', () => {
    const [headline] = found(group(2025, 0.9), group(2026, 0.7), group(2026, 3, { subject: 'x' }));
    expect(headline).toMatchObject({ kind: 'gap', year: 2026, value: 0.7, former: { year: 2025, value: 0.9 } });
    expect(found(group(2026, 0.7))[0]).toMatchObject({ former: null });
  });

  it('are silent where the gap is withheld', () => {
    expect(found(group(2026, null))).toEqual([]);
  });
});

describe('lateHeadlines', () => {
  const task = (due: string) => ({ key: due, due, title: { ru: due, en: due } });
  const found = (...days: string[]) => lateHeadlines({ today: '2026-06-01', tasks: days.map(task) } as TasksResponse);

  it('name the longest overdue; what is due today is not late', () => {
    expect(found('2026-05-30', '2026-05-02', '2026-06-01')[0]).toMatchObject({ count: 2, task: { due: '2026-05-02' } });
    expect(found('2026-06-01', '2026-07-01')).toEqual([]);
  });
});

describe('activityHeadlines', () => {
  const activity = (no: number, state: string, to: string) => ({
    no,
    state,
    title: { ru: to, en: to },
    period: { to },
  });

  it('name the activity that has been late longest, and nothing where none is late', () => {
    const activities = [
      activity(9, 'late', '2026-04-15'),
      activity(4, 'late', '2026-03-31'),
      activity(2, 'done', '2026-02-28'),
    ];
    expect(activityHeadlines({ year: 2026, activities } as unknown as RoadmapStatus)).toMatchObject([
      { count: 2, due: '2026-03-31', destination: { page: 'activity', year: 2026, no: 4 } },
    ]);
    expect(activityHeadlines({ year: 2026, activities: activities.slice(2) } as unknown as RoadmapStatus)).toEqual([]);
  });
});

describe('mainHeadlines', () => {
  it('keep seven sentences in their order and leave out what weighs least', () => {
    const of = (kind: Headline['kind']) => ({ kind }) as Headline;
    const kinds = [
      'highRisks',
      'commonest',
      'neediest',
      'widestGap',
      'changed',
      'coverage',
      'lowestCoverage',
      'unsigned',
    ];
    const kept = mainHeadlines((kinds as Headline['kind'][]).map(of)).map(({ kind }) => kind);
    expect(kept).toEqual(kinds.slice(0, 7));
    expect(mainHeadlines([of('coverage')])).toHaveLength(1);
  });
});

describe('attention', () => {
  const data = profiles([estimate('F01', 70)], [estimate('F01', 60), estimate('F02', 80)], [estimate('F01', 10)]);

  it('lists schools by need with every reason, and leaves out those without one', () => {
    const unsigned = cell({ schoolId: 2, audience: 'director', grade: null, roll: 1, received: 0 });
    const line = { schoolId: 2, factor: 'F02', state: 'planned', activity: 5 } as PlanLine;
    const changes = since(LAST, [], [], []);
    const order = needs([2, 2], [1, 1], [3, 0]);
    const rows = attention({
      needs: order,
      profiles: data,
      changes,
      lines: [line],
      cells: [unsigned, cell({ received: 1 })],
    });
    expect(rows).toEqual([
      { ...order.schools[0], high: ['F02', 'F01'], worse: [], uncovered: 1, isUnsigned: true, belowTarget: 0 },
      { ...order.schools[1], high: ['F01'], worse: [], uncovered: 1, isUnsigned: false, belowTarget: 1 },
    ]);
  });

  it('lists a school that only got worse, and says nothing of plans that may not be seen', () => {
    const rows = attention({
      needs: needs([1, 3], [2, 2], [3, 0]),
      profiles: data,
      changes: since(LAST, [], [], [change('F02', 'worse'), change('F01', 'better')]),
      lines: null,
      cells: [],
    });
    expect(rows.map(({ schoolId }) => schoolId)).toEqual([1, 2, 3]);
    expect(rows[2]).toMatchObject({ schoolId: 3, high: [], worse: ['F02'], uncovered: null });
  });
});

describe('countHighRisks', () => {
  it('counts certain and leaning apart, most frequent first, and never too few answers', () => {
    const few = estimate('F03', 90, { state: 'few' });
    const leaning = estimate('F02', 60, { state: 'leaning' });
    const counts = countHighRisks(profiles([estimate('F01', 70), leaning, few], [estimate('F02', 80)]));
    expect(counts).toEqual([
      { factor: 'F02', certain: 1, leaning: 1 },
      { factor: 'F01', certain: 1, leaning: 0 },
    ]);
  });
});
