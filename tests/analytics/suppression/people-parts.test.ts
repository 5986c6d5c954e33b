/** Somebody who sees every count that is told, with all sums and shares that are, and looks for a hidden one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mayTellShare,
  mayTellSum,
  type PeoplePart,
  sumOfParts,
  toldPart,
} from '../../../analytics/suppression/people-parts.ts';

const part = (whole: number, own: number): PeoplePart => ({ whole, part: own });

describe('so many of so many people', () => {
  it.each([
    [13, 9, 13, null],
    [13, 3, 13, null],
    [13, 13, 13, 13],
    [13, 0, 13, 0],
    [13, 8, 13, 8],
    [4, 4, null, null],
    [4, 0, null, 0],
    [0, 0, 0, 0],
    [8, 4, 8, null],
  ])('%i, of them %i: told as %s and %s', (whole, own, all, did) =>
    expect(toldPart(part(whole, own))).toEqual({ whole: all, part: did }),
  );
});

describe('the share of several', () => {
  it.each([
    ['one school whose four did not', [part(13, 9)], false],
    ['one hidden school beside one that is told', [part(13, 9), part(20, 10)], false],
    ['nothing hidden', [part(20, 10), part(30, 10)], true],
    ['many schools of which each is hidden', Array.from({ length: 8 }, (_, index) => part(12, 2 + (index % 2))), true],
    ['all ones: the sum would tell each', Array.from({ length: 8 }, () => part(12, 1)), false],
    ['nobody', [part(20, 0), part(30, 0)], true],
  ])('%s', (_, parts, may) => expect(mayTellShare(parts)).toBe(may));
});

describe('an attacker with every sum', () => {
  const small = fc
    .tuple(fc.integer({ min: 0, max: 9 }), fc.nat({ max: 9 }))
    .map(([whole, own]) => part(whole, Math.min(own, whole)));
  const all = Array.from({ length: 10 }, (_, whole) =>
    Array.from({ length: whole + 1 }, (__, own) => part(whole, own)),
  ).flat();
  const look = (own: PeoplePart) => JSON.stringify(toldPart(own));

  /** Everything that the parts may be, by what is told of each and by the sums. */
  function agreeing(parts: readonly PeoplePart[]): PeoplePart[][] {
    const sum = sumOfParts(parts);
    const fits = parts.map((own) => all.filter((other) => look(other) === look(own)));
    let found: PeoplePart[][] = [[]];
    for (const options of fits) found = found.flatMap((before) => options.map((own) => [...before, own]));
    return found.filter((own) => {
      const other = sumOfParts(own);
      return other.whole === sum.whole && other.part === sum.part;
    });
  }

  it('finds each hidden count anywhere from one to four', () => {
    fc.assert(
      fc.property(fc.array(small, { minLength: 1, maxLength: 3 }), (parts) => {
        if (!mayTellSum(parts)) return;
        const states = agreeing(parts);
        parts.forEach((own, place) => {
          const told = toldPart(own);
          for (const [hidden, value] of [
            [told.whole === null, (each: PeoplePart) => each.whole],
            [told.part === null && told.whole !== null, (each: PeoplePart) => each.part],
          ] as const) {
            if (!hidden) continue;
            const values = new Set(states.map((state) => value(state[place])));
            expect(Math.max(...values) - Math.min(...values)).toBeGreaterThanOrEqual(3);
          }
        });
      }),
      { seed: 20261130, numRuns: 600 },
    );
  });
});
