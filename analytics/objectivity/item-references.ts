/** What a school's results by item are held against: an outside baseline, a row of reference of the report, all schools together. */
import type { AggregateReport } from './aggregates/report.ts';
import type { Counts } from './aggregates/rounding.ts';
import type { Baseline } from './baseline.ts';
import { sameTest } from './baseline.ts';
import { sharesAt } from './response-curves.ts';
import type { ItemReference, ObjectivityTest, TestDefinition } from './types.ts';

const sumOf = (values: readonly number[]): number => values.reduce((sum, own) => sum + own, 0);

/**
 * The shares that the pupils of the baseline had: its response curves over its histogram of totals. Of the school itself only its results
 * enter, so nothing of its totals can be read from what is expected of it. Null where the baseline lacks the test, its curves or totals.
 */
export function baselineReference({ items, ...test }: TestDefinition, baseline: Baseline | null): ItemReference | null {
  const known = baseline?.tests.find(({ definition }) => sameTest(definition, { items, ...test }))?.reference;
  const curves = known?.hardItems?.help?.curves ?? known?.curves ?? null;
  if (curves === null || !known?.heap) return null;
  const pupils = sumOf(known.heap.expected);
  const points = items.map(() => 0);
  known.heap.expected.forEach((count, total) => {
    const shares = sharesAt(curves, total);
    let place = 0;
    for (const [item, { max }] of items.entries())
      for (let score = 0; score <= max; score++) points[item] += count * score * shares[place++];
  });
  return { kind: 'baseline', name: null, n: null, shares: points.map((own, item) => own / (pupils * items[item].max)) };
}

/** Rows of reference of a report, nearest first: those beyond the report's own schools by rising size, then that of these schools. */
function rowsOf({ lines, unit }: AggregateReport, { items }: TestDefinition): ItemReference[] {
  const own = sumOf(lines.flatMap(({ participants, schoolId }) => (schoolId === null ? [] : [participants])));
  return lines
    .filter(
      ({ schoolId, participants, values }) => schoolId === null && participants > 0 && values.length === items.length,
    )
    .map((line) => ({ ...line, isOutside: line.participants > own }))
    .toSorted((a, b) => Number(b.isOutside) - Number(a.isOutside) || a.participants - b.participants)
    .map(({ isOutside, participants, reference, values }) => ({
      kind: isOutside ? 'outside' : 'district',
      name: reference,
      n: participants,
      shares: values.map((value, item) => value / (unit === 'percent' ? 100 : participants * items[item].max)),
    }));
}

/** Of the report that has a line on the school, else of the first that has rows of reference. */
export function reportReferences({ definition, reports = [] }: ObjectivityTest): (school: string) => ItemReference[] {
  const found = reports
    .filter(({ kind }) => kind === 'itemResults')
    .map((report) => ({
      schools: new Set(report.lines.map(({ schoolId }) => String(schoolId))),
      rows: rowsOf(report, definition),
    }))
    .filter(({ rows }) => rows.length > 0);
  return (school) => (found.findLast(({ schools }) => schools.has(school)) ?? found[0])?.rows ?? [];
}

/**
 * What all schools have together, each pupil counting once. The school itself is among them: what is left without it, told of every
 * school, would tell the exact points of each.
 */
export function allSchools(lines: readonly Counts[], maxima: readonly number[]): ItemReference {
  const pupils = sumOf(lines.map(({ n }) => n));
  const shares = maxima.map((max, item) => sumOf(lines.map(({ middle }) => middle[item])) / (pupils * max));
  return { kind: 'schools', name: null, n: pupils, shares };
}
