/** Signal `similarity`: answers within a class that are more alike than the pupils' totals let expect. */
import { groupByClass } from './class-rows.ts';
import { complete } from './guttman.ts';
import { classExcesses, classTops, meanVariance, type PairSource, type PairVariance, pairVariance } from './pair-excess.ts';
import type { Part } from './part.ts';
import { fitCurves, matchTable, type ResponseCurves } from './response-curves.ts';
import type { MissingReason, ObjectivityTest, Variant } from './types.ts';

export type SimilarityReference = { curves: ResponseCurves; pairs: PairVariance };

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
  rows.forEach((row, i) => kept.set(items.subarray(row * width, (row + 1) * width), i * width));
  return fitCurves(totals, kept, maxima);
}

/** Pupil-weighted mean over the classes of a school. */
function bySchool(classes: readonly { school: number; n: number; mean: number }[], schools: number, variance: (n: number) => number): Part {
  const part = { value: new Float64Array(schools), variance: new Float64Array(schools), n: new Float64Array(schools), unit: 1 };
  for (const { school, n, mean } of classes) {
    part.n[school] += n;
    part.value[school] += n * mean;
    part.variance[school] += n * n * variance(n);
  }
  for (let s = 0; s < schools; s++) {
    part.value[s] /= part.n[s];
    part.variance[s] /= part.n[s] ** 2;
  }
  return part;
}

function scaled(part: Part, by: number): Part {
  return { ...part, value: part.value.map((own) => own / by), variance: part.variance.map((own) => own / by ** 2) };
}

/**
 * Per class the mean over all pairs of max(0, z − 1.5), z being the equal item scores beyond those expected at both totals,
 * in deviations. A mean over pairs has the same expectation in a class of 6 and of 30, which a mean of the top pairs has not.
 *
 * @param known the reference of a baseline
 * @source Wollack 1997 (ω); Maynes 2014 (M4); Hoeffding 1948 for the variance
 */
export function similarity(
  test: ObjectivityTest,
  schools: number,
  known: SimilarityReference | null,
  variant: Variant,
): Outcome {
  const { items, classes, school, total } = test.results;
  if (items === null || classes === null) return { missing: 'columnMissing' };
  const width = test.definition.items.length;
  const keep = usableRows(test, items);
  const curves = known?.curves ?? curvesOf(test, items, keep);
  if (curves === null) return { missing: 'fewResults' };
  const table = matchTable(curves, test.definition.max, test.definition.items.map(({ max }) => max));
  const source: PairSource = { total, items, width, school, table };
  const grouped = groupByClass(classes, keep);
  const excesses = classExcesses(source, grouped);
  if (excesses.length === 0) return { missing: 'fewResults' };
  const pairs = known?.pairs ?? pairVariance(excesses);
  const far = new Float64Array(schools);
  for (const own of excesses) far[own.school] += own.far;
  const part =
    variant === 'prototype'
      ? bySchool(classTops(source, grouped), schools, () => 1)
      : scaled(bySchool(excesses, schools, (n) => meanVariance(pairs, n)), Math.sqrt(pairs.pair));
  return { reference: { curves, pairs }, part, far };
}
