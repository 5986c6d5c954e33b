/** Figures that reports give of several tests, against the district's spread: measured as they stand, judged where they say least. */
import { type Part, poolParts } from '../part.ts';
import { LEAST_SCHOOLS, type Scored } from '../signals.ts';
import { fitStandard, score, spreadOf, tailFreedom, upperTailOf } from '../standard.ts';
import type { MissingReason } from '../types.ts';

/** One test's figures by school, growing with the sign: as the shares have them, and the least that agrees with them. */
export type ReportedPart = { test: number; middle: Part; least: Part };

export type ReportedScores = { scores: (Scored | null)[]; missing: MissingReason };

/** @param isJudged whether a school is judged by the reports on this test; all schools tell how the district spreads */
export function standardise(
  parts: readonly ReportedPart[],
  schools: number,
  isJudged: (test: number, school: number) => boolean,
  missing: MissingReason,
): ReportedScores {
  const none = (reason: MissingReason) => ({ scores: new Array<Scored | null>(schools).fill(null), missing: reason });
  if (parts.length === 0) return none(missing);
  const known = poolParts(
    parts.map(({ middle }) => middle),
    schools,
  ).figures.filter((own) => own !== null);
  if (known.length < LEAST_SCHOOLS) return none('fewSchools');
  const standard = fitStandard(known);
  if (standard === null) return none('noSpread');
  const least = parts.map(({ least: part, test }) => ({
    ...part,
    n: part.n.map((n, s) => (isJudged(test, s) ? n : 0)),
  }));
  const scores = poolParts(least, schools).figures.map((figure): Scored | null => {
    if (figure === null) return null;
    const z = score(standard, figure);
    const freedom = tailFreedom(standard, figure.variance);
    const spread = spreadOf(standard, figure.variance);
    return { z, p: upperTailOf(z, freedom), effect: figure.value - standard.mean, spread, freedom };
  });
  return { scores, missing: 'fewResults' };
}

/** The least and the greatest of a quadratic law over a range. */
export function lawRange([a, b, c]: readonly number[], from: number, to: number): { low: number; high: number } {
  const vertex = -b / (2 * c);
  const places = vertex > from && vertex < to ? [from, to, vertex] : [from, to];
  const values = places.map((x) => a + b * x + c * x * x);
  return { low: Math.min(...values), high: Math.max(...values) };
}
