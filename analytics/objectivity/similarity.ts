/** Signal `similarity`: answers within a class that are more alike than the pupils' totals let expect. */
import { groupByClass } from './class-rows.ts';
import { complete } from './guttman.ts';
import { type ClassTop, classTops, expectedTop } from './pair-tops.ts';
import type { Part } from './part.ts';
import { fitCurves, matchTable, type ResponseCurves } from './response-curves.ts';
import type { MissingReason, ObjectivityTest, Variant } from './types.ts';

export type SimilarityReference = { curves: ResponseCurves };

/**
 * Sampling variance of a class's statistic times its pupils. Assumed, not measured: it sets how much small classes are trusted
 * against large ones, while the spread between schools is estimated from the data whatever it is.
 */
const CLASS_VARIANCE = 1.3;

type Outcome = { reference: SimilarityReference; part: Part; far: Float64Array } | { missing: MissingReason };

/** Rows with a class, a total and all items. */
function usableRows({ definition, results }: ObjectivityTest, items: Int8Array): Uint8Array {
  const width = definition.items.length;
  const keep = new Uint8Array(results.total.length);
  for (let row = 0; row < keep.length; row++) {
    keep[row] = results.total[row] >= 0 && complete(items, row * width, width) ? 1 : 0;
  }
  return keep;
}

function curvesOf(test: ObjectivityTest, items: Int8Array, keep: Uint8Array): ResponseCurves | null {
  const width = test.definition.items.length;
  const maxima = test.definition.items.map(({ max }) => max);
  if (!keep.includes(0)) return fitCurves(test.results.total, items, maxima);
  const rows = [...keep.keys()].filter((row) => keep[row] === 1);
  const totals = Int16Array.from(rows, (row) => test.results.total[row]);
  const kept = new Int8Array(rows.length * width);
  rows.forEach((row, i) => {
    kept.set(items.subarray(row * width, (row + 1) * width), i * width);
  });
  return fitCurves(totals, kept, maxima);
}

/** Pupil-weighted mean over the classes of a school, of the top pairs less what `expectation` gives for a class of that size. */
function bySchool(classes: readonly ClassTop[], schools: number, expectation: (n: number) => number): Part {
  const [value, variance, n] = [new Float64Array(schools), new Float64Array(schools), new Float64Array(schools)];
  for (const own of classes) {
    n[own.school] += own.n;
    value[own.school] += own.n * (own.mean - expectation(own.n));
    variance[own.school] += own.n * CLASS_VARIANCE;
  }
  for (let s = 0; s < schools; s++) {
    value[s] /= n[s];
    variance[s] /= n[s] ** 2;
  }
  return { value, variance, n, unit: 1 };
}

function remembered(f: (n: number) => number): (n: number) => number {
  const known = new Map<number, number>();
  return (n) => {
    const value = known.get(n) ?? f(n);
    known.set(n, value);
    return value;
  };
}

/**
 * Per pair of a class the equal item scores beyond those expected at both totals, in deviations; the mean of the top 5 % of pairs.
 *
 * @param known the reference of a baseline
 * @param variant the prototype does not correct for the size of a class
 * @source Wollack 1997 (ω); Maynes 2014 (M4)
 */
export function similarity(
  test: ObjectivityTest,
  schools: number,
  known: SimilarityReference | null,
  variant: Variant,
): Outcome {
  const { items, classes, school, total } = test.results;
  if (items === null || classes === null) return { missing: 'columnMissing' };
  const maxima = test.definition.items.map(({ max }) => max);
  const keep = usableRows(test, items);
  const curves = known?.curves ?? curvesOf(test, items, keep);
  if (curves === null) return { missing: 'fewResults' };
  const table = matchTable(curves, test.definition.max, maxima);
  const tops = classTops({ total, items, width: maxima.length, school, table }, groupByClass(classes, keep));
  if (tops.length === 0) return { missing: 'fewResults' };
  const far = new Float64Array(schools);
  for (const own of tops) far[own.school] += own.far;
  const part = bySchool(tops, schools, variant === 'prototype' ? () => 0 : remembered(expectedTop));
  return { reference: { curves }, part, far };
}
