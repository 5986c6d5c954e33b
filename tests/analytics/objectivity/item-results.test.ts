/** Results by item beside those of others: what is compared with what, which items stand out, and that chance alone shows none. */
import { describe, expect, it } from 'vitest';
import { adjustPValues } from '../../../analytics/multiplicity.ts';
import { countPupils } from '../../../analytics/objectivity/aggregates/pupils.ts';
import type { AggregateReport } from '../../../analytics/objectivity/aggregates/report.ts';
import { districtItems } from '../../../analytics/objectivity/item-district.ts';
import { lookAtItems } from '../../../analytics/objectivity/item-law.ts';
import { baselineReference } from '../../../analytics/objectivity/item-references.ts';
import { findItemResults } from '../../../analytics/objectivity/item-results.ts';
import { makeBaseline } from '../../../analytics/objectivity/judge.ts';
import type { ItemFinding, ObjectivityTest } from '../../../analytics/objectivity/types.ts';
import { normal, seededRandom } from '../../../analytics/random.ts';
import { discloseBaseline } from '../../../analytics/suppression/disclosed-baseline.ts';
import { toldShare } from '../../../analytics/suppression/told-items.ts';
import { reportsOf, withoutRows } from '../../bench/objectivity-reports.ts';
import { simulated } from './districts.ts';

/** One test of a simulated district as its report alone, whose shares may be changed by school and item. */
function reported(
  seed: number,
  more: Parameters<typeof simulated>[1],
  { change = (share) => share, decimals = 2 }: Partial<Change> = {},
): ObjectivityTest {
  const [test] = simulated(seed, { tests: 1, former: false, schools: 20, ...more }).tests;
  const report = reportsOf(test, decimals).find(({ kind }) => kind === 'itemResults') as AggregateReport;
  const lines = report.lines.map((line) => ({
    ...line,
    values: line.values.map((share, item) => change(share, Number(line.schoolId), item)),
  }));
  return { ...withoutRows(test), reports: [{ ...report, lines }] };
}
type Change = { change: (share: number, school: number, item: number) => number; decimals: number };

const withRows = (test: ObjectivityTest, rows: AggregateReport['lines']): ObjectivityTest => ({
  ...test,
  reports: test.reports?.map((own) => ({ ...own, lines: [...rows, ...own.lines] })),
});
const row = (reference: string, participants: number, share: number) => ({
  ...{ schoolId: null, reference, participants },
  values: new Array<number>(22).fill(share),
});

const named = (found: readonly ItemFinding[]) =>
  found.flatMap(({ school, seen }) =>
    (seen ?? []).flatMap((own, item) => (own === null ? [] : [`${school}/${item} ${own}`])),
  );

describe('items of honest districts', () => {
  // Strong schools, small ones, few schools, twice the usual differences of what is taught.
  it.each([
    { schools: 12, pupils: [12] },
    { schools: 20, pupils: [8, 15, 25, 40, 90] },
    { schools: 20, pupils: [100], curriculum: 0.5 },
    { schools: 30, pupils: [25], share: 0.3 },
  ])('stand out in no more districts than allowed: %o', (setting) => {
    const DISTRICTS = 40;
    let shown = 0;
    for (let seed = 0; seed < DISTRICTS; seed++)
      shown += named(findItemResults([reported(52_000 + seed, setting)], null)).length > 0 ? 1 : 0;
    expect(shown / DISTRICTS).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / DISTRICTS));
  });
});

describe('items on which honest schools differ unlike', () => {
  const odds = (share: number) => Math.log(share / (1 - share));
  const shareOf = (value: number) => 1 / (1 + Math.exp(-value));

  it.each([
    [[0.05, 0.6], 14],
    [[0.1, 0.1, 0.1, 0.1, 0.9], 12],
  ])('are not called out either: deviations %o among %i schools', (deviations, count) => {
    const DISTRICTS = 40;
    const shares = Array.from({ length: 20 }, (_, item) => 0.15 + 0.04 * item);
    let shown = 0;
    for (let seed = 0; seed < DISTRICTS; seed++) {
      const random = seededRandom(7_100 + seed);
      const schools = Array.from({ length: count }, (_, place) => {
        const [n, level] = [[15, 30, 60][place % 3], 0.4 * normal(random)];
        const points = shares.map((share, item) => {
          const own = shareOf(odds(share) + level + deviations[item % deviations.length] * normal(random));
          return Array.from({ length: n }, () => Number(random() < own)).reduce((sum, each) => sum + each, 0);
        });
        return { counts: { n, low: points, high: points, middle: points }, shares };
      });
      const looks = lookAtItems(
        schools,
        shares.map(() => 1),
      );
      const q = adjustPValues(looks.flatMap((own) => own.map(({ p }) => p)));
      shown += q.some((own) => own !== null && own < 0.05) ? 1 : 0;
    }
    expect(shown / DISTRICTS).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / DISTRICTS));
  });
});

describe('an item that a school did not teach, or taught better', () => {
  const halved: Change['change'] = (share, school, item) =>
    school === 4 && item === 10 ? Number((share / 2).toFixed(0)) : share;

  it('stands out alone, whatever the level of the school', () => {
    const test = reported(7, { pupils: [100] }, { change: halved });
    const found = findItemResults([test], null);
    expect(named(found)).toEqual(['4/10 worse']);
    const own = found[4];
    const share = own.whole[10] / own.n;
    expect(share).toBeLessThan(own.usual?.[10]?.[0] ?? 0);
    expect([own.source, own.missing, own.reference?.kind]).toEqual(['itemResults', null, 'schools']);
  });

  it('is looked for in fewer tests alone: all tests share one rate of false discoveries', () => {
    const tests = [0, 1, 2].map((seed) => reported(90 + seed, { pupils: [100] }, seed === 1 ? { change: halved } : {}));
    expect(named(findItemResults(tests, null))).toEqual(['4/10 worse']);
  });

  it('is found in a district of fourteen schools, for its items are pooled', () => {
    let found = 0;
    for (let seed = 0; seed < 12; seed++) {
      const quartered: Change['change'] = (share, school, item) =>
        school === 4 && item === 10 ? Number((share / 4).toFixed(0)) : share;
      const test = reported(300 + seed, { pupils: [50], schools: 14 }, { change: quartered });
      found += named(findItemResults([test], null)).includes('4/10 worse') ? 1 : 0;
    }
    expect(found).toBeGreaterThanOrEqual(6);
  });

  it('of a rounded per cent is judged by the count that says least', () => {
    const maxima = new Array<number>(6).fill(1);
    const schools = (low: number, middle: number, high: number) =>
      Array.from({ length: 12 }, (_, place) => {
        const points = maxima.map((_, item) => 100 + ((place * 7 + item * 5) % 11));
        const at = (own: number) => (place === 0 ? points.with(2, own) : points);
        return {
          counts: { n: 200, low: at(low), middle: at(middle), high: at(high) },
          shares: maxima.map(() => 0.5),
        };
      });
    const p = (...counts: [number, number, number]) => lookAtItems(schools(...counts), maxima)[0][2].p ?? 0;
    expect(p(146, 150, 154)).toBeGreaterThan(p(150, 150, 150));
    expect(p(46, 50, 54)).toBeGreaterThan(p(50, 50, 50));
    expect(p(90, 104, 120)).toBe(1);
  });
});

describe('what items are held against', () => {
  const test = reported(3, { pupils: [30] });
  const region = row('Region', 9_000, 60);
  const region40 = simulated(500, { tests: 1, former: false, schools: 40, pupils: [40] }).tests;

  it('is the nearest row beyond the report’s schools, then wider ones, then that of the schools', () => {
    const rows = [row('Whole sample', 900_000, 50), region, row('District', 600, 55)];
    const [own] = findItemResults([withRows(test, rows)], null);
    expect(own.reference).toMatchObject({ kind: 'outside', name: 'Region' });
    expect(own.reference?.shares[0]).toBeCloseTo(0.6, 9);
    expect(own.others.map(({ kind, name }) => [kind, name])).toEqual([
      ['outside', 'Whole sample'],
      ['district', 'District'],
    ]);
  });

  it('are all schools together without such rows: less the school itself they would tell its points', () => {
    const found = findItemResults([test], null);
    expect(found[0].reference?.kind).toBe('schools');
    const [points, pupils] = [0, 0].map((_, side) =>
      found.reduce((sum, each) => sum + (side === 0 ? each.whole[2] : each.n), 0),
    );
    expect(found[0].reference?.shares[2]).toBeCloseTo(points / pupils, 9);
    for (const { reference } of found) expect(reference).toEqual(found[0].reference);
  });

  it('is nothing among fewer than ten schools, or a row by which nothing is called out', () => {
    const small = reported(3, { pupils: [30], schools: 6 });
    expect(findItemResults([small], null)).toMatchObject(
      Array(6).fill({ reference: null, missing: 'noReference', seen: null, usual: null }),
    );
    const [own] = findItemResults([withRows(small, [region])], null);
    expect(own).toMatchObject({ reference: { kind: 'outside' }, missing: 'fewSchools', seen: null });
  });

  it('is the baseline for pupil rows, and the rows count before a report', () => {
    const [rows] = simulated(11, { tests: 1, former: false, schools: 12, pupils: [40] }).tests;
    const baseline = makeBaseline(region40);
    const [without] = findItemResults([rows], null);
    expect([without.source, without.reference?.kind]).toEqual(['pupilRows', 'schools']);
    const found = findItemResults([rows], baseline);
    expect(found[0]).toMatchObject({ source: 'pupilRows', reference: { kind: 'baseline' }, missing: null });
    const report = reportsOf(rows, 2).find(({ kind }) => kind === 'itemResults') as AggregateReport;
    const lines = report.lines.map((line) => ({ ...line, schoolId: Number(rows.results.schools[line.schoolId ?? 0]) }));
    const both = { ...rows, reports: [{ ...report, lines: [region, ...lines] }] };
    expect(findItemResults([both], null)[0]).toMatchObject({ source: 'pupilRows', reference: { name: 'Region' } });
  });

  it('has of the baseline the shares that its pupils had', () => {
    const [{ counted, definition }] = region40.map((own) => ({
      counted: countPupils(own),
      definition: own.definition,
    }));
    const told = baselineReference(definition, discloseBaseline(makeBaseline(region40)));
    const n = counted.reduce((sum, own) => sum + own.itemResults.n, 0);
    for (const [item, { max }] of definition.items.entries()) {
      const points = counted.reduce((sum, own) => sum + own.itemResults.values[item], 0);
      expect(Math.abs((told?.shares[item] ?? 0) - points / (n * max))).toBeLessThan(0.015);
    }
    expect(baselineReference({ ...definition, max: 99 }, makeBaseline(region40))).toBeNull();
  });

  it('leaves out schools of fewer than five pupils, and looks for nothing in fewer than ten', () => {
    const few = reported(5, { pupils: [4] });
    expect(findItemResults([few], null)).toEqual([]);
    const found = findItemResults([reported(5, { pupils: [9] })], null);
    expect(found).toHaveLength(20);
    expect(named(found)).toEqual([]);
  });
});

describe('all schools together', () => {
  it('have the shares of their pupils, an interval by schools, and a reference from outside alone', () => {
    const test = reported(3, { pupils: [10, 60] });
    const all = districtItems(findItemResults([test], null));
    const n = test.reports?.[0].lines.reduce((sum, own) => sum + own.participants, 0);
    expect([all?.n, all?.schools, all?.reference]).toEqual([n, 20, null]);
    for (const [item, [low, high]] of (all?.intervals ?? []).entries()) {
      expect(low).toBeLessThan(all?.shares[item] ?? 0);
      expect(high).toBeGreaterThan(all?.shares[item] ?? 1);
    }
    const held = districtItems(findItemResults([withRows(test, [row('Region', 9_000, 60)])], null));
    expect(held?.reference?.name).toBe('Region');
    expect(districtItems([])).toBeNull();
  });
});

describe('a row of reference that is little more than the school', () => {
  it('is left out: what is left of it would be the other few', () => {
    const test = reported(11, { pupils: [40], schools: 12 });
    const own = findItemResults([test], null)[0].n;
    const held = (more: number) => findItemResults([withRows(test, [row('District', own + more, 60)])], null)[0];
    expect(held(4).reference?.kind).toBe('schools');
    expect(held(5).reference?.name).toBe('District');
  });
});

describe('a share that is told', () => {
  it('is that of pupils to the nearest five, with an interval that holds all that is told as the same', () => {
    for (let n = 10; n < 80; n++)
      for (let count = 0; count <= n; count++) {
        const { interval, share } = toldShare(count, n);
        const told = share * n;
        if (told < n) expect(told / 5).toBeCloseTo(Math.round(told / 5), 6);
        expect(Math.abs(share - count / n)).toBeLessThanOrEqual(2.5 / n + 1e-9);
        expect(interval[0] <= share && share <= interval[1]).toBe(true);
        expect(interval[0] <= count / n + 1e-9 && count / n <= interval[1] + 1e-9).toBe(true);
        if (count < 3) expect(share).toBe(0);
      }
  });
});
