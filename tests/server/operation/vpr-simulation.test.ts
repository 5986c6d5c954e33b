/** Simulated results of VPR: the same at every call, possible scores, and the habits of the schools that have one. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../analytics/random.ts';
import { checkTable } from '../../../server/objectivity/imports/check.ts';
import { inspectTable } from '../../../server/objectivity/imports/inspection.ts';
import { demoTests, simulateVpr, type VprRow } from '../../../server/operation/simulation/vpr.ts';
import { vprCsv, vprWorkbook } from '../../../server/operation/simulation/vpr-file.ts';

const schools = Array.from({ length: 20 }, (_, index) => ({ id: index + 1, name: `Школа ${index + 1}`, pupils: 60 }));
const tests = demoTests(2026);
const results = simulateVpr(tests, schools, seededRandom(1));
const named = schools.map(({ id, name }) => ({ id, names: [name], login: null, code: null }));
const of = (rows: VprRow[], school: number) =>
  rows.filter((row) => row.school === `Школа ${school + 1}` && row.total !== null);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('simulated results', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(simulateVpr(tests, schools, seededRandom(1))).toEqual(results);
    expect(simulateVpr(tests, schools, seededRandom(2))).not.toEqual(results);
  });

  it('keep the pupils from year to year, and every score within its maximum', () => {
    const codes = results.map((rows) => rows.map(({ pupil }) => pupil));
    for (const each of codes) expect(each).toEqual(codes[0]);
    results.forEach((rows, index) => {
      const maxima = tests[index]?.items?.map(({ maximum }) => maximum) ?? [];
      const scores = rows.flatMap(({ items }) => (items ?? []).map((score, item) => score <= (maxima[item] ?? 0)));
      expect(scores.length).toBeGreaterThan(0);
      expect(scores.every(Boolean)).toBe(true);
    });
  });

  it('show what the schools with a habit do', () => {
    const [russian5 = []] = results;
    const cuts = tests[0]?.cuts ?? [0, 0, 0];
    const below = (school: number) =>
      of(russian5, school).filter(({ total }) => cuts.some((cut) => total === cut - 1 || total === cut - 2)).length;
    const at = (school: number) => of(russian5, school).filter(({ total }) => cuts.some((cut) => total === cut)).length;
    expect(at(6)).toBeGreaterThan(below(6));
    const total = (school: number) => mean(of(russian5, school).map((row) => row.total ?? 0));
    expect(total(3)).toBeGreaterThan(mean(schools.map((_, index) => total(index))));
    const gift = (school: number) => mean(of(russian5, school).map(({ journal, mark }) => journal - (mark ?? 0)));
    const others = schools.map((_, index) => gift(index)).toSorted((a, b) => a - b);
    expect(gift(10)).toBeGreaterThan(others[10] ?? 0);
  });

  it.each(['csv', 'xlsx'])('make files that the import takes without a fault: %s', async (format) => {
    for (const [index, test] of tests.entries()) {
      const rows = results[index] ?? [];
      const bytes = format === 'csv' ? vprCsv(test, rows) : await vprWorkbook(test, rows);
      const { mapping, names, place } = await inspectTable(bytes, { test, subjects: new Map(), choice: {} });
      const rules = { test, mapping: mapping!, place, schoolId: null, schools: named, answers: {}, otherTests: [] };
      const { preview } = await checkTable(bytes, rules, () => {});
      expect(names).toEqual([]);
      expect(preview).toMatchObject({ rows: 1200, faultCount: 0 });
      expect(preview.good + preview.absent).toBe(1200);
    }
  });
});
