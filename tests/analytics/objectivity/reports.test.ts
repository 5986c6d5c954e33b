/** Findings from reports: the fictional district's planted schools, and that pupil rows win. */
import { describe, expect, it } from 'vitest';
import type { AggregateKind } from '../../../analytics/objectivity/aggregates/report.ts';
import { judgeByTest } from '../../../analytics/objectivity/by-test.ts';
import { judgeDistrict } from '../../../analytics/objectivity/judge.ts';
import type { ObjectivityTest, SchoolFinding, SignalResult } from '../../../analytics/objectivity/types.ts';
import { seededRandom } from '../../../analytics/random.ts';
import { reportsOf } from '../../bench/objectivity-reports.ts';
import { simulateDistrict } from '../../bench/objectivity-simulator.ts';
import { district, nameOf, testOf } from './reported-district.ts';

const isFlagged = (own: SignalResult) => own.kind === 'estimate' && own.flag;
const estimates = ({ signals }: SchoolFinding) => signals.filter((own) => own.kind === 'estimate');

function found(kinds: readonly AggregateKind[]): Record<string, string[]> {
  const looked = judgeDistrict([testOf(kinds)]).schools.filter(({ level }) => level === 'look' || level === 'watch');
  return Object.fromEntries(
    looked.map(({ level, school, signals }) => [
      nameOf(school),
      [level, ...signals.filter(isFlagged).map(({ signal }) => signal)],
    ]),
  );
}

describe('the fictional district', () => {
  const heap = { [district.heap]: ['look', 'cutoffHeap'] };
  const journal = { [district.journal]: ['look', 'journalShift'] };

  it.each<[AggregateKind[], Record<string, string[]>]>([
    [['scoreDistribution'], heap],
    [['journalComparison'], journal],
    [['itemResults'], {}],
    [['markStatistics'], {}],
    [['markStatistics', 'journalComparison', 'scoreDistribution', 'itemResults'], { ...heap, ...journal }],
  ])('by %s', (kinds, expected) => {
    expect(found(kinds)).toEqual(expected);
  });

  it('says from which report a sign comes, and what no report can tell', () => {
    const { schools } = judgeDistrict([testOf(['journalComparison', 'scoreDistribution', 'itemResults'])]);
    for (const own of schools) {
      expect(Object.fromEntries(estimates(own).map(({ signal, source }) => [signal, source]))).toEqual({
        cutoffHeap: 'scoreDistribution',
        journalShift: 'journalComparison',
        lowVariance: 'scoreDistribution',
        hardItems: 'itemResults',
      });
    }
  });

  it('draws the schools of a distribution and gives the district its own finding', () => {
    const { district: whole, pictures } = judgeDistrict([testOf(['scoreDistribution'])]);
    expect(pictures.map(({ observed }) => observed)).toEqual(district.schools.map(({ exact }) => exact));
    expect(whole.lifted.kind).toBe('estimate');
  });

  it('has levels by single test no higher than those of the schools', () => {
    const tests = [testOf(['scoreDistribution', 'journalComparison'])];
    const levels = judgeByTest(tests, judgeDistrict(tests));
    expect(levels).toHaveLength(district.schools.length);
    expect(levels.filter(({ level }) => level === 'look').map(({ school }) => nameOf(school))).toContain(district.heap);
  });
});

describe('pupil rows beside reports', () => {
  const simulated = simulateDistrict(seededRandom(5), {
    kind: 'lift60',
    pupils: [30],
    tests: 2,
    schools: 20,
    share: 0.1,
    curriculum: 0.25,
    scatter: 0,
    former: false,
    outside: false,
  }).tests.map((test): ObjectivityTest => ({ ...test, results: { ...test.results, schools: named(test) } }));

  function named({ results }: ObjectivityTest): string[] {
    return results.schools.map((_, place) => String(place));
  }

  it('win: reports on the same schools and tests change nothing', () => {
    const beside = simulated.map((test) => ({ ...test, reports: reportsOf(test, 2) }));
    expect(judgeDistrict(beside)).toEqual(judgeDistrict(simulated));
  });

  it('and reports that cannot be of the same pupils are told', () => {
    const [test] = simulated;
    const reports = reportsOf(test, 2).filter(({ kind }) => kind !== 'itemResults');
    const [marks, journal, totals] = reports.map(({ lines }) => lines);
    marks[3].participants++;
    journal[4].values = [100, 0, 0];
    totals[5].values = totals[5].values.map(() => 1);
    expect(judgeDistrict([{ ...test, reports }]).faults).toEqual([
      { test: 0, school: '3', kind: 'markStatistics', what: expect.stringMatching(/contradicts|participants/) },
      { test: 0, school: '4', kind: 'journalComparison', what: 'values' },
      { test: 0, school: '5', kind: 'scoreDistribution', what: 'contradicts' },
    ]);
    expect(judgeDistrict([{ ...test, reports: reportsOf(test, 0) }]).faults).toEqual([]);
  });

  it('leave to reports what they lack', () => {
    const poor = simulated.map((test): ObjectivityTest => ({ ...test, results: { ...test.results, journal: null } }));
    const reports = simulated.map((test) => reportsOf(test, 2));
    const { schools } = judgeDistrict(poor.map((test, t) => ({ ...test, reports: reports[t] })));
    for (const { n, signals } of schools) {
      expect(n).toBe(60);
      const sources = signals.flatMap((own) => (own.kind === 'estimate' ? [`${own.signal} ${own.source}`] : []));
      expect(sources).toContain('journalShift journalComparison');
      expect(sources).toContain('cutoffHeap pupilRows');
    }
  });

  it('of some schools leave the others to reports', () => {
    const [test] = simulated;
    const kept = [...test.results.school.keys()].filter((row) => test.results.school[row] < 12);
    const pick = <Column extends Int16Array | Int8Array | Uint32Array>(column: Column) =>
      column.filter((_: number, row: number) => test.results.school[row] < 12) as Column;
    const results = {
      ...test.results,
      school: pick(test.results.school),
      total: pick(test.results.total),
      classes: null,
      journal: null,
      next: null,
      pupil: null,
      items: null,
    };
    const { schools } = judgeDistrict([{ ...test, results, reports: reportsOf(test, 2) }]);
    expect(kept).toHaveLength(results.total.length);
    expect(schools).toHaveLength(20);
    const sourceOf = (place: number) =>
      estimates(schools.find(({ school }) => school === String(place)) as SchoolFinding).find(
        ({ signal }) => signal === 'cutoffHeap',
      )?.source;
    expect([0, 11, 12, 19].map(sourceOf)).toEqual(['pupilRows', 'pupilRows', 'scoreDistribution', 'scoreDistribution']);
  });
});
