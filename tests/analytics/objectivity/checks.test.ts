/** What could be checked of a school, and what may be said of it then. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Checks,
  checksOf,
  DECIDING,
  isJudged,
  joinChecks,
  levelWith,
} from '../../../analytics/objectivity/checks.ts';
import {
  type MissingReason,
  SIGNALS,
  type SignalName,
  type SignalResult,
} from '../../../analytics/objectivity/types.ts';
import { objectivityTexts } from '../../../surveys/objectivity-texts.ts';

const estimate = (signal: SignalName): SignalResult => ({
  ...{
    kind: 'estimate',
    signal,
    source: 'pupilRows',
    statistic: 0,
    p: 0.5,
    q: 0.5,
    flag: false,
    visible: null,
    parts: {},
    innocent: [],
  },
  effect: { value: 0, unit: 'points' },
});
const missing = (signal: SignalName, reason: MissingReason): SignalResult => ({ kind: 'unavailable', signal, reason });
const made = (...names: SignalName[]) =>
  SIGNALS.map((signal) => (names.includes(signal) ? estimate(signal) : missing(signal, 'fewSchools')));

describe('what was checked', () => {
  it.each<[string, number, SignalResult[], Checks['kind'], number]>([
    ['every check', 50, made(...SIGNALS), 'all', 7],
    ['one that decides', 50, made('cutoffHeap'), 'some', 1],
    ['one that decides and one that describes', 50, made('journalShift', 'highMean'), 'some', 2],
    ['those alone that describe', 50, made('highMean', 'lowVariance', 'transition'), 'none', 3],
    ['nothing', 50, made(), 'none', 0],
    ['everything, of too few papers', 19, made(...SIGNALS), 'none', 0],
    ['signals that are not there', 50, [], 'none', 0],
  ])('%s', (_, n, signals, kind, count) => {
    const checks = checksOf({ n, signals });
    expect([checks.kind, checks.made.length]).toEqual([kind, count]);
    expect(checks.missing.length).toBe(SIGNALS.length - count);
  });

  it.each<[SignalName, MissingReason, string]>([
    ['cutoffHeap', 'columnMissing', 'noTotals'],
    ['lowVariance', 'columnMissing', 'noTotals'],
    ['journalShift', 'columnMissing', 'noJournal'],
    ['hardItems', 'columnMissing', 'noItems'],
    ['similarity', 'columnMissing', 'noItemsByClass'],
    ['highMean', 'columnMissing', 'noFormerResults'],
    ['transition', 'columnMissing', 'noNextResults'],
    ['journalShift', 'fewSchools', 'fewSchools'],
    ['cutoffHeap', 'fewResults', 'fewResults'],
    ['lowVariance', 'noSpread', 'noSpread'],
  ])('of %s: %s is told as %s', (signal, reason, why) => {
    const own = checksOf({ n: 30, signals: [missing(signal, reason)] }).missing.find((each) => each.signal === signal);
    expect(own).toEqual({ signal, why });
    expect(Object.keys(objectivityTexts.missing)).toContain(why);
  });

  it('never lets "no sign" be said where no check that decides was made, and never hides what was found', () => {
    const names = fc.subarray([...SIGNALS]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), names, fc.constantFrom('none', 'watch', 'look'), (n, own, found) => {
        const checks = checksOf({ n, signals: made(...own) });
        const level = levelWith(found, n, checks);
        if (level === 'none') expect(own.some((signal) => DECIDING.includes(signal)) && n >= 20).toBe(true);
        if (n >= 20 && found !== 'none') expect(level).toBe(found);
        expect(isJudged(level)).toBe(n >= 20 && (found !== 'none' || checks.kind !== 'none'));
      }),
    );
  });

  it('joins checks: made where anybody made them, in any order the same', () => {
    const sets = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.subarray([...SIGNALS])), { maxLength: 5 });
    fc.assert(
      fc.property(sets, (all) => {
        const parts = all.map(([n, own]) => checksOf({ n, signals: made(...own) }));
        const joined = joinChecks(parts);
        const reversed = joinChecks(parts.toReversed());
        expect([reversed.kind, reversed.made]).toEqual([joined.kind, joined.made]);
        expect(joined.kind === 'none').toBe(parts.every(({ kind }) => kind === 'none'));
        for (const { made: own } of parts) for (const signal of own) expect(joined.made).toContain(signal);
      }),
    );
  });
});
