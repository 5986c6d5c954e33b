/** The signals of every school as results, with effects in units that people understand. */
import type { HeapTest } from './cutoff-heap.ts';
import { innocentReasons } from './explain.ts';
import type { Scores } from './judge.ts';
import type { Measured } from './measure.ts';
import { joinJournal, type PartScores, type Scored, visibleDeviations } from './signals.ts';
import type { Effect, EffectUnit, JudgeOptions, PartName, SignalName, SignalResult } from './types.ts';
import type { FamilyPValues } from './weights.ts';

export type SchoolSignals = { school: string; n: number; families: FamilyPValues; results: SignalResult[] };

type Journal = Pick<Record<PartName, PartScores>, 'journalLevel' | 'journalChange' | 'journalRise'>;
type Estimate = Extract<SignalResult, { kind: 'estimate' }>;

/** The rate at which a school is called "look" when nothing else is asked for. */
export const DEFAULT_FDR = 0.05;

/** At a describing signal nothing is decided, so what it could have shown is told at this p. */
const DESCRIBING_P = 0.01;

const UNITS: Record<'highMean' | 'lowVariance' | 'transition', EffectUnit> = {
  highMean: 'points',
  lowVariance: 'ratio',
  transition: 'points',
};

const scoreAt = (own: PartScores, s: number): Scored | null => ('missing' in own ? null : own.scores[s]);
const reasonOf = (own: PartScores) => ('missing' in own ? own.missing : 'fewResults');
/** Tails of counts are exact: for them as good as normal. */
const COUNT_FREEDOM = 200;

/** A result by pupil rows; reports say so themselves. */
export function estimate(signal: SignalName, statistic: number, p: number, effect: Effect, visible: number): Estimate {
  const empty = { parts: {}, innocent: [], q: null, flag: false };
  return { kind: 'estimate', signal, source: 'pupilRows', statistic, p, effect, visible, ...empty };
}

/** p at which a school alone in its district would just be called "look". */
export function lonelyP(fdr: number, schools: number, signals: number): number {
  return fdr / (2 * Math.max(1, schools) * signals);
}

/** @param p at which it would be seen */
export function heapResult(own: HeapTest | null, p: number): SignalResult {
  if (own === null) return { kind: 'unavailable', signal: 'cutoffHeap', reason: 'fewResults' };
  const visible = visibleDeviations(p, COUNT_FREEDOM) * Math.sqrt(own.variance);
  return estimate('cutoffHeap', own.observed, own.p, { value: own.observed - own.expected, unit: 'pupils' }, visible);
}

function partResult(signal: keyof typeof UNITS, own: PartScores, s: number, p: number): SignalResult {
  const scored = scoreAt(own, s);
  if (scored === null) return { kind: 'unavailable', signal, reason: reasonOf(own) };
  const visible = visibleDeviations(p, scored.freedom) * scored.spread;
  if (signal !== 'lowVariance')
    return estimate(signal, scored.z, scored.p, { value: scored.effect, unit: UNITS[signal] }, visible);
  return estimate(signal, scored.z, scored.p, { value: Math.exp(scored.effect), unit: 'ratio' }, Math.exp(-visible));
}

/** Judged by the likelihood of help, told in Guttman errors, whose own p is kept beside. */
function hardResult(own: PartScores, errors: PartScores, s: number, p: number): SignalResult {
  const [judged, told] = [scoreAt(own, s), scoreAt(errors, s)];
  if (judged === null || told === null) return { kind: 'unavailable', signal: 'hardItems', reason: reasonOf(own) };
  const visible = visibleDeviations(p, told.freedom) * told.spread;
  const result = estimate('hardItems', judged.z, judged.p, { value: told.effect, unit: 'errors' }, visible);
  return { ...result, parts: { errors: told.p } };
}

function similarityResult(own: PartScores, measured: readonly Measured[], s: number, p: number): SignalResult {
  const scored = scoreAt(own, s);
  if (scored === null) return { kind: 'unavailable', signal: 'similarity', reason: reasonOf(own) };
  const far = measured.reduce((sum, { far: pairs }) => sum + (pairs?.[s] ?? 0), 0);
  const effect: Effect = { value: far, unit: 'pairs' };
  return { ...estimate('similarity', scored.z, scored.p, effect, 0), visible: visibleDeviations(p, scored.freedom) };
}

function journalResult({ journalLevel, ...parts }: Journal, s: number, p: number): SignalResult {
  const [now, news, rise] = [journalLevel, parts.journalChange, parts.journalRise].map((own) => scoreAt(own, s));
  const both = joinJournal(now, news, rise);
  if (both === null) return { kind: 'unavailable', signal: 'journalShift', reason: reasonOf(journalLevel) };
  const visible = visibleDeviations(p, both.freedom) * both.spread;
  const result = estimate('journalShift', both.z, both.p, { value: both.effect, unit: 'marks' }, visible);
  if (now !== null) Object.assign(result.parts, { level: now.p, levelLow: 1 - now.p });
  if (news !== null) Object.assign(result.parts, { change: news.p });
  if (rise !== null) Object.assign(result.parts, { rise: rise.p });
  return result;
}

function classesOf(measured: readonly Measured[], schools: number): Uint32Array {
  const most = new Uint32Array(schools);
  for (const { test } of measured) {
    const { classes, school } = test.results;
    if (classes === null) continue;
    const seen = Array.from({ length: schools }, () => new Set<number>());
    classes.forEach((own, row) => {
      if (own >= 0) seen[school[row]].add(own);
    });
    seen.forEach((own, s) => {
      most[s] = Math.max(most[s], own.size);
    });
  }
  return most;
}

/** Signals of every school in the order of SIGNALS, their q and flags not yet set, and the p-values of its two families. */
export function findSignals(
  schools: readonly string[],
  { measured, parts }: Scores,
  heaps: readonly (HeapTest | null)[],
  { fdr = DEFAULT_FDR }: Pick<JudgeOptions, 'fdr'>,
): SchoolSignals[] {
  const classes = classesOf(measured, schools.length);
  const [testP, journalP] = [lonelyP(fdr, schools.length, 3), lonelyP(fdr, schools.length, 3)];
  return schools.map((school, s) => {
    const results: SignalResult[] = [
      heapResult(heaps[s], testP),
      journalResult(parts, s, journalP),
      partResult('highMean', parts.highMean, s, DESCRIBING_P),
      partResult('lowVariance', parts.lowVariance, s, DESCRIBING_P),
      hardResult(parts.hardItems, parts.hardErrors, s, testP),
      similarityResult(parts.similarity, measured, s, testP),
      partResult('transition', parts.transition, s, DESCRIBING_P),
    ];
    for (const own of results)
      if (own.kind === 'estimate') own.innocent = innocentReasons(own.signal, classes[s] === 1);
    const at = (own: PartScores) => scoreAt(own, s)?.p ?? null;
    return {
      school,
      n: measured.reduce((sum, { totals }) => sum + totals.n[s], 0),
      families: {
        integrity: [heaps[s]?.p ?? null, at(parts.hardItems), at(parts.similarity)],
        journal: [parts.journalLevel, parts.journalChange, parts.journalRise].map(at),
      },
      results,
    };
  });
}
