/** Statistic, p and effect of every signal and school, before anything is joined. */
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { cauchyCombination } from '../combination.ts';
import { fitHeap, type HeapReference, type HeapTest, schoolWindows, testHeap } from './cutoff-heap.ts';
import type { Measured } from './measure.ts';
import { type Pooled, poolParts, poolPartsPlainly } from './part.ts';
import { fitStandard, type Standard, score, spreadOf, tailFreedom, upperTailOf } from './standard.ts';
import type { MissingReason, PartName, Variant } from './types.ts';

/** Where schools are fewer than this, their honest variation cannot be told. */
export const LEAST_SCHOOLS = 10;

/** One standardised figure: `z` grows with the sign whichever tail it is; `effect` is in the part's own unit. */
export type Scored = { z: number; p: number; effect: number; spread: number; freedom: number };

export type PartScores = { standard: Standard; scores: (Scored | null)[] } | { missing: MissingReason };

/** Parts whose lower tail is the sign. */
const LOWER: readonly PartName[] = ['lowVariance', 'transition'];

function missingReason(measured: readonly Measured[], name: PartName): MissingReason {
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
 */
export function scorePart(
  measured: readonly Measured[],
  name: PartName,
  known: Standard | null,
  variant: Variant,
): PartScores {
  const parts = measured.map((own) => own.parts[name]).filter((part) => typeof part !== 'string');
  if (parts.length === 0) return { missing: missingReason(measured, name) };
  const schools = measured[0].totals.n.length;
  const pooled = (variant === 'prototype' ? poolPartsPlainly : poolParts)(parts, schools);
  const figures = pooled.figures.filter((figure) => figure !== null);
  if (known === null && figures.length < LEAST_SCHOOLS) return { missing: 'fewSchools' };
  const standard = known ?? fitStandard(figures);
  return standard === null ? { missing: 'noSpread' } : { standard, scores: scoresOf(pooled, standard, name) };
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

/** Level and change of the journal as one signal: the larger z, p by the Cauchy combination. */
export function joinJournal(level: Scored | null, change: Scored | null): Scored | null {
  if (level === null || change === null) return level ?? change;
  const p = cauchyCombination([level.p, change.p].map((own) => Math.min(0.5, Math.max(1e-300, own))));
  const leading = change.p < level.p ? change : level;
  return { ...leading, p };
}

/** Deviations by which a p is reached, plus those that let it be reached in four of five cases. */
export function visibleDeviations(p: number, freedom: number): number {
  return studentQuantile(1 - p, freedom) + 0.8416;
}
