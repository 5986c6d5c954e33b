/** Statistic, p and effect of every signal and school, before anything is joined. */
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { cauchyCombination } from '../combination.ts';
import { fitHeap, type HeapReference, type HeapTest, schoolWindows, testHeap } from './cutoff-heap.ts';
import type { Measured } from './measure.ts';
import type { Part, Pooled } from './part.ts';
import { type Figure, fitStandard, type Standard, score, spreadOf, tailFreedom, upperTailOf } from './standard.ts';
import type { MeasuredName, MissingReason, PartName } from './types.ts';

/** Where schools are fewer than this, their honest variation cannot be told. */
export const LEAST_SCHOOLS = 10;

/** One standardised figure: `z` grows with the sign whichever tail it is; `effect` is in the part's own unit. */
export type Scored = { z: number; p: number; effect: number; spread: number; freedom: number };

export type PartScores = { standard: Standard; scores: (Scored | null)[] } | { missing: MissingReason };

/** Parts whose lower tail is the sign. */
const LOWER: readonly PartName[] = ['lowVariance', 'transition'];

/** Joins the figures of several tests into one a school. */
export type Pooling = (parts: readonly Part[], schools: number) => Pooled;

function missingReason(measured: readonly Measured[], name: MeasuredName): MissingReason {
  const reasons = measured.map(({ parts }) => parts[name]).filter((part) => typeof part === 'string');
  return reasons.find((reason) => reason !== 'columnMissing') ?? 'columnMissing';
}

function scoresOf({ figures, unit }: Pooled, standard: Standard, name: PartName): (Scored | null)[] {
  const sign = LOWER.includes(name) ? -1 : 1;
  return figures.map((figure) => {
    if (figure === null) return null;
    const z = sign * score(standard, figure);
    const freedom = tailFreedom(standard, figure.variance);
    return {
      z,
      p: upperTailOf(z, freedom),
      effect: (figure.value - standard.mean) * unit,
      spread: spreadOf(standard, figure.variance) * unit,
      freedom,
    };
  });
}

/**
 * Pools a part over the tests and standardises it over the schools.
 *
 * @param known the standard of a baseline; null: these schools are their own standard, if they are at least ten
 * @param pool joins the tests
 */
export function scorePart(
  measured: readonly Measured[],
  name: MeasuredName,
  known: Standard | null,
  pool: Pooling,
): PartScores {
  const parts = measured.map((own) => own.parts[name]).filter((part) => typeof part !== 'string');
  if (parts.length === 0) return { missing: missingReason(measured, name) };
  const schools = measured[0].totals.n.length;
  const pooled = pool(parts, schools);
  const figures = pooled.figures.filter((figure) => figure !== null);
  if (known === null && figures.length < LEAST_SCHOOLS) return { missing: 'fewSchools' };
  const standard = known ?? fitStandard(figures);
  return standard === null ? { missing: 'noSpread' } : { standard, scores: scoresOf(pooled, standard, name) };
}

/**
 * The journal's news and its spread as one figure, the sum of their z over √2: raising some pupils' marks shows in both, habits and
 * other content show in one. Standardised anew, for the two need not be independent.
 *
 * @param news the change or, where last year is unknown, the level
 */
export function scoreRise(news: PartScores, spread: PartScores, known: Standard | null): PartScores {
  if ('missing' in news) return news;
  if ('missing' in spread) return spread;
  const figures = news.scores.map((own, s): Figure | null => {
    const other = spread.scores[s];
    return own === null || other === null ? null : { value: (own.z + other.z) / Math.SQRT2, variance: 1 };
  });
  const standard = known ?? fitStandard(figures.filter((figure) => figure !== null));
  if (standard === null) return { missing: 'noSpread' };
  const scores = scoresOf({ figures, unit: 1 }, standard, 'journalRise');
  return {
    standard,
    scores: scores.map((own, s) => {
      if (own === null) return null;
      const freedom = Math.min(own.freedom, news.scores[s]?.freedom ?? 0, spread.scores[s]?.freedom ?? 0);
      return { ...own, freedom, p: upperTailOf(own.z, freedom) };
    }),
  };
}

/** In a small district each school is compared with the others only: its own heap must not enter what is expected of it. */
function heapReference(own: Measured, school: number, few: boolean): HeapReference | null {
  return few ? fitHeap(own.totals, own.test.definition, school) : own.reference.heap;
}

/** The exact cut-off test of every school, pooled over tests; null where no test has a counterfactual or the school no results. */
export function scoreHeaps(measured: readonly Measured[], baseline: boolean): (HeapTest | null)[] {
  const schools = measured[0].totals.n.length;
  const few = !baseline && schools < LEAST_SCHOOLS;
  return Array.from({ length: schools }, (_, s) => {
    const windows = measured.flatMap((own) => {
      const reference = heapReference(own, s, few);
      return reference === null ? [] : schoolWindows(own.totals, own.test.definition, s, reference);
    });
    return windows.length === 0 ? null : testHeap(windows);
  });
}

/**
 * The parts of the journal as one signal: p by the Cauchy combination, everything else of the level or the change, whichever is the
 * less likely, for these are told in marks.
 */
export function joinJournal(level: Scored | null, change: Scored | null, rise: Scored | null): Scored | null {
  const leading = level !== null && change !== null && level.p < change.p ? level : (change ?? level);
  if (leading === null) return null;
  const known = [level, change, rise].flatMap((own) => (own === null ? [] : [own.p]));
  const p = known.length === 1 ? known[0] : cauchyCombination(known.map((own) => Math.min(0.5, Math.max(1e-300, own))));
  return { ...leading, p };
}

/** Deviations by which a p is reached, plus those that let it be reached in four of five cases. */
export function visibleDeviations(p: number, freedom: number): number {
  return studentQuantile(1 - p, freedom) + 0.8416;
}
