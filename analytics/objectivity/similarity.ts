/** Signal `similarity`: answers within a class that are more alike than the pupils' totals let expect. */
import { groupByClass } from './class-rows.ts';
import { type ClassFigure, classVariance } from './class-variance.ts';
import { classTops } from './pair-tops.ts';
import type { Part } from './part.ts';
import { matchTable, type ResponseCurves } from './response-curves.ts';
import { completeRows } from './test-curves.ts';
import type { MissingReason, ObjectivityTest } from './types.ts';

/** What a class's statistic varies by, times its pupils. The response curves stand apart, for other signals use them too. */
export type SimilarityReference = { classVariance: number };

type Outcome = { reference: SimilarityReference; part: Part; far: Float64Array } | { missing: MissingReason };

/** Pupil-weighted mean over the classes of a school. */
function bySchool(classes: readonly ClassFigure[], schools: number, variancePerPupil: number): Part {
  const [value, variance, n] = [new Float64Array(schools), new Float64Array(schools), new Float64Array(schools)];
  for (const own of classes) {
    n[own.school] += own.n;
    value[own.school] += own.n * own.value;
    variance[own.school] += own.n * variancePerPupil;
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
 * Per pair of a class the equal item scores beyond those expected at both totals, in deviations; the mean of the top 5 % of pairs,
 * less what is expected in a class of that size.
 *
 * @param curves of the district or of a baseline
 * @param known the reference of a baseline
 * @param expectedTop the mean of the top pairs that chance alone gives a class of so many pupils
 * @source Wollack 1997 (ω); Maynes 2014 (M4)
 */
export function similarity(
  test: ObjectivityTest,
  schools: number,
  curves: ResponseCurves | null,
  known: SimilarityReference | null,
  expectedTop: (n: number) => number,
): Outcome {
  const { items, classes, school, total } = test.results;
  if (items === null || classes === null) return { missing: 'columnMissing' };
  if (curves === null) return { missing: 'fewResults' };
  const maxima = test.definition.items.map(({ max }) => max);
  const table = matchTable(curves, test.definition.max, maxima);
  const groups = groupByClass(classes, completeRows(test, items));
  const tops = classTops({ total, items, width: maxima.length, school, table }, groups);
  if (tops.length === 0) return { missing: 'fewResults' };
  const far = new Float64Array(schools);
  for (const own of tops) far[own.school] += own.far;
  const expectation = remembered(expectedTop);
  const figures = tops.map((own) => ({ school: own.school, n: own.n, value: own.mean - expectation(own.n) }));
  const reference = { classVariance: known?.classVariance ?? classVariance(figures) };
  return { reference, part: bySchool(figures, schools, reference.classVariance), far };
}
