import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../analytics/suppression/figures.ts';
import { noRelease, type Release, release } from '../../../analytics/suppression/release.ts';
import { type Tally, tallyAnswers } from '../../../analytics/tally.ts';
import { PLANS } from '../small-model.ts';
import { smallestGroup } from './attacker.ts';

const SEED = 20230424;
const plan = PLANS.student;
const figures = figuresOf(plan.layout);

const names = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, i) => String(from + i)));

describe('the attacker', () => {
  it.each([
    ['nothing seen', [], Number.POSITIVE_INFINITY],
    ['one look', [names(0, 8)], 8],
    ['two looks that differ by three', [names(0, 8), names(0, 11)], 3],
    ['two looks at different people', [names(0, 5), names(5, 12)], 5],
    // all = 12, without 5 of them, and another look at all before the last 6 came.
    ['three looks, of which no two differ by few', [names(0, 12), names(0, 7), names(0, 6)], 1],
    // a + b, b + c, a + c give 2a, 2b, 2c.
    [
      'three overlapping looks that halve into single groups',
      [
        new Set([...names(0, 2), ...names(2, 8)]),
        new Set([...names(2, 8), ...names(8, 15)]),
        new Set([...names(0, 2), ...names(8, 15)]),
      ],
      2,
    ],
  ])('finds the smallest group: %s', (_, looks, least) => {
    expect(smallestGroup(looks)).toBe(least);
  });
});

type Person = { name: string; answers: Uint8Array; doubtful: boolean };

/** Persons who leave items out and are doubtful with chances of their own in every world, in batches of five and more. */
const worlds = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
  .chain(([skips, doubts]) => {
    const chance = (percent: number) => fc.integer({ min: 0, max: 99 }).map((value) => value < percent);
    const code = fc.tuple(chance(skips), fc.integer({ min: 1, max: 4 })).map(([skip, value]) => (skip ? 0 : value));
    const person = fc.record({
      answers: fc.array(code, { minLength: plan.itemNames.length, maxLength: plan.itemNames.length }),
      doubtful: chance(doubts),
    });
    return fc.array(fc.array(person, { minLength: 5, maxLength: 8 }), { minLength: 1, maxLength: 5 });
  })
  .map((batches) =>
    batches.map((batch, b) =>
      batch.map(
        ({ answers, doubtful }, p): Person => ({ name: `${b}/${p}`, answers: Uint8Array.from(answers), doubtful }),
      ),
    ),
  );

const tallyOf = (people: Person[]) =>
  tallyAnswers(
    plan,
    people.map(({ answers }) => answers),
  );

/** Who is behind a figure: those whose answers count in it. */
function behind(figure: (typeof figures)[number], people: Person[]): Person[] {
  return people.filter((person) => figure.sizes(tallyOf([person])).some((n) => n > 0));
}

/** What each look at a figure counts, in both views, with the gate and without it. */
function looksAt(figure: (typeof figures)[number], batches: Person[][], gated: boolean): Set<string>[] {
  const states = batches.map((_, index) => behind(figure, batches.slice(0, index + 1).flat()));
  const keptStates = states.map((people) => people.filter(({ doubtful }) => !doubtful));
  const set = (people: Person[]) => new Set(people.map(({ name }) => name));
  if (!gated) return [...states, ...keptStates].map(set);
  const sizeOf = (tally: Tally) => figure.sizes(tally)[0];
  const found = (candidates: Person[][], n: number) => set(candidates.find((people) => people.length === n) ?? []);
  let now: Release = noRelease(plan.layout);
  return batches.flatMap((_, index) => {
    const people = batches.slice(0, index + 1).flat();
    const flagged = people.filter(({ doubtful }) => doubtful);
    const doubtful = flagged.length === 0 ? null : tallyOf(flagged);
    now = release(plan.layout, now, { tally: tallyOf(people), doubtful });
    const all = found(states, sizeOf(now.all));
    return now.kept === null ? [all] : [all, found(keptStates, sizeOf(now.kept.tally))];
  });
}

const single = figures.filter(({ row }) => row !== 'pairs');

describe('against the sealed tallies as they are', () => {
  it('finds groups of one to four', () => {
    const least = fc
      .sample(worlds, { seed: SEED, numRuns: 30 })
      .flatMap((batches) => single.map((figure) => smallestGroup(looksAt(figure, batches, false))));
    expect(least.filter((n) => n < 5).length).toBeGreaterThan(50);
  });
});

describe('against what is released', () => {
  it('finds no group of one to four, in any figure, over all looks in both views', () => {
    let shown = 0;
    fc.assert(
      fc.property(worlds, (batches) => {
        for (const figure of single) {
          const least = smallestGroup(looksAt(figure, batches, true).filter(({ size }) => size > 0));
          if (least < 5) throw new Error(`a group of ${least}`);
          if (least < Number.POSITIVE_INFINITY) shown += 1;
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
    // The gate must not be safe by showing nothing.
    expect(shown).toBeGreaterThan(500);
  });
});
