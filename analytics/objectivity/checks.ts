/**
 * What of a school's results could be checked at all. "No sign" is said of checks that were made, and of nothing else: this is the
 * one place that tells a school or test in which nothing was found from one in which nothing could be looked for.
 */
import { type MissingReason, type ObjectivityLevel, SIGNALS, type SignalName, type SignalResult } from './types.ts';

/** With fewer results, pupils × tests, a school is not judged. */
export const LEAST_RESULTS = 20;

/** Signals that decide; the others describe and support, and by themselves never say that a school is fine. */
export const DECIDING: readonly SignalName[] = ['cutoffHeap', 'journalShift', 'hardItems', 'similarity'];

/** Why a check was not made, as people are told: a missing column by what it would have held. */
export type WhyNot =
  | 'fewPapers'
  | 'fewSchools'
  | 'fewResults'
  | 'noSpread'
  | 'noTotals'
  | 'noJournal'
  | 'noItems'
  | 'noItemsByClass'
  | 'noFormerResults'
  | 'noNextResults';

export type MissingCheck = { signal: SignalName; why: WhyNot };

/**
 * `all`: every check was made; `some`: at least one that decides; `none`: not one that decides, so that nothing can be told, and
 * `missing` says why.
 */
export type Checks = { kind: 'all' | 'some' | 'none'; made: SignalName[]; missing: MissingCheck[] };

const COLUMNS: Record<SignalName, WhyNot> = {
  cutoffHeap: 'noTotals',
  journalShift: 'noJournal',
  highMean: 'noFormerResults',
  lowVariance: 'noTotals',
  hardItems: 'noItems',
  similarity: 'noItemsByClass',
  transition: 'noNextResults',
};

export function whyNot(signal: SignalName, reason: MissingReason): WhyNot {
  return reason === 'columnMissing' ? COLUMNS[signal] : reason;
}

/**
 * @param n results of the school, pupils × tests: of fewer than `LEAST_RESULTS` nothing is judged, whatever can be computed
 * @param signals its signals; one that is absent is taken for one whose column is missing
 */
export function checksOf({ n, signals }: { n: number; signals: readonly SignalResult[] }): Checks {
  if (n < LEAST_RESULTS)
    return { kind: 'none', made: [], missing: SIGNALS.map((signal) => ({ signal, why: 'fewPapers' })) };
  const made = signals.filter(({ kind }) => kind === 'estimate').map(({ signal }) => signal);
  const missing = SIGNALS.filter((signal) => !made.includes(signal)).map((signal): MissingCheck => {
    const own = signals.find((each) => each.signal === signal);
    return { signal, why: whyNot(signal, own?.kind === 'unavailable' ? own.reason : 'columnMissing') };
  });
  const decides = made.some((signal) => DECIDING.includes(signal));
  return { kind: !decides ? 'none' : missing.length === 0 ? 'all' : 'some', made, missing };
}

/** Why no check that decides was made, each reason once. Without items nothing is said of classes. */
export function whyUndecided({ missing }: Pick<Checks, 'missing'>): WhyNot[] {
  const why = new Set(missing.filter(({ signal }) => DECIDING.includes(signal)).map((own) => own.why));
  if (why.has('noItems')) why.delete('noItemsByClass');
  return [...why];
}

/** Checks of several tests or schools together: made where any of them made it, else missing for the reason met first. */
export function joinChecks(all: readonly Checks[]): Checks {
  const made = SIGNALS.filter((signal) => all.some((own) => own.made.includes(signal)));
  const missing = SIGNALS.filter((signal) => !made.includes(signal)).flatMap((signal) => {
    const first = all.flatMap((own) => own.missing).find((each) => each.signal === signal);
    return first === undefined ? [] : [first];
  });
  const decides = all.some(({ kind }) => kind !== 'none');
  return { kind: !decides ? 'none' : missing.length === 0 ? 'all' : 'some', made, missing };
}

/**
 * The level that may be told: what was found stands, and "nothing found" stands only where something was looked for.
 *
 * @param found of the checks that were made
 */
export function levelWith(
  found: Exclude<ObjectivityLevel, 'tooFew' | 'notChecked'>,
  n: number,
  checks: Checks,
): ObjectivityLevel {
  if (n < LEAST_RESULTS) return 'tooFew';
  return found === 'none' && checks.kind === 'none' ? 'notChecked' : found;
}

/** Whether a level says anything of the school. */
export function isJudged(level: ObjectivityLevel): boolean {
  return level !== 'tooFew' && level !== 'notChecked';
}
