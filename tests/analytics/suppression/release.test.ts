import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../analytics/suppression/figures.ts';
import { keptView, noRelease, type Release, release, type Sealed } from '../../../analytics/suppression/release.ts';
import { emptyTally, mergeTallies, type Tally, tallyAnswers } from '../../../analytics/tally.ts';
import { PLANS } from '../small-model.ts';

const SEED = 20230424;
const plan = PLANS.student;
const { layout } = plan;
const figures = figuresOf(layout);
const sizesOf = (tally: Tally) => figures.flatMap((figure) => figure.sizes(tally));

type Person = { answers: Uint8Array; doubtful: boolean };

const person: fc.Arbitrary<Person> = fc.record({
  answers: fc
    .array(fc.constantFrom(0, 0, 1, 2, 3, 4, 255), {
      minLength: plan.itemNames.length,
      maxLength: plan.itemNames.length,
    })
    .map((codes) => Uint8Array.from(codes)),
  doubtful: fc.boolean(),
});

/** Batches as the sealer makes them: five or more people each. */
const batches = fc.array(fc.array(person, { minLength: 5, maxLength: 9 }), { minLength: 1, maxLength: 8 });

function sealed(people: Person[]): Sealed {
  const flagged = people.filter(({ doubtful }) => doubtful);
  return {
    tally: tallyAnswers(
      plan,
      people.map(({ answers }) => answers),
    ),
    doubtful:
      flagged.length === 0
        ? null
        : tallyAnswers(
            plan,
            flagged.map(({ answers }) => answers),
          ),
  };
}

/** Every release of a course of batches, `noRelease` first, with what was sealed at the time. */
function course(all: Person[][]): { release: Release; sealed: Sealed }[] {
  const steps = [{ release: noRelease(layout), sealed: sealed([]) }];
  all.forEach((_, index) => {
    const now = sealed(all.slice(0, index + 1).flat());
    steps.push({ release: release(layout, steps[index].release, now), sealed: now });
  });
  return steps;
}

const check = (property: (steps: ReturnType<typeof course>) => void) =>
  fc.assert(
    fc.property(batches, (all) => property(course(all))),
    { seed: SEED, numRuns: 150 },
  );

describe('what is released of a cell', () => {
  it('never moves a number of people by one to four between any two looks', () => {
    check((steps) => {
      for (const view of [({ all }: Release) => all, ({ kept, all }: Release) => kept?.tally ?? all]) {
        const sizes = steps.map((step) => sizesOf(view(step.release)));
        for (const later of sizes)
          for (const earlier of sizes)
            later.forEach((n, index) => {
              const difference = Math.abs(n - earlier[index]);
              expect(difference === 0 || difference >= 5).toBe(true);
            });
      }
    });
  });

  it('only grows, and never beyond what is sealed', () => {
    check((steps) => {
      steps.slice(1).forEach((step, index) => {
        const [before, after, most] = [steps[index].release.all, step.release.all, step.sealed.tally].map(sizesOf);
        after.forEach((n, at) => {
          expect(n).toBeGreaterThanOrEqual(before[at]);
          expect(n).toBeLessThanOrEqual(most[at]);
        });
      });
    });
  });

  it('does not change when asked again', () => {
    check((steps) => {
      for (const step of steps.slice(1)) expect(release(layout, step.release, step.sealed)).toEqual(step.release);
    });
  });

  it('is all that is sealed once no number is too small', () => {
    const people = Array.from({ length: 30 }, (_, i) => ({
      answers: Uint8Array.from(plan.itemNames, (_name, item) => 1 + ((i + item) % 4)),
      doubtful: i % 3 === 0,
    }));
    const now = sealed(people);
    const { all, kept } = release(layout, noRelease(layout), now);
    expect({ ...all, hardToSay: [] }).toEqual({ ...now.tally, hardToSay: [] });
    expect(kept?.sets.doubtful).toBe(10);
    expect(keptView(layout, { all, kept }).scores).toEqual(
      sealed(people.filter(({ doubtful }) => !doubtful)).tally.scores,
    );
  });

  it('keeps an item that four of thirty answered hidden, and shows the others', () => {
    const people = Array.from({ length: 30 }, (_, i) =>
      Uint8Array.from(plan.itemNames, (_name, item) => (item === 0 && i >= 4 ? 0 : 1 + (item % 4))),
    );
    const { all } = release(layout, noRelease(layout), { tally: tallyAnswers(plan, people), doubtful: null });
    const items = figures.filter(({ row }) => row === 'counts').map((figure) => figure.sizes(all)[0]);
    expect(items).toEqual([0, ...Array(plan.itemNames.length - 1).fill(30)]);
  });
});

describe('the view without doubtful answer sets', () => {
  const full = (doubtful: boolean, n: number): Person[] =>
    Array.from({ length: n }, () => ({ answers: new Uint8Array(plan.itemNames.length).fill(2), doubtful }));
  const scoreOf = (tally: Tally) => figures[0].sizes(tally)[0];

  it('is the view of all while one to four sets are doubtful', () => {
    const [, only] = course([[...full(false, 16), ...full(true, 4)]]);
    expect(scoreOf(keptView(layout, only.release))).toBe(20);
    expect(only.release.kept?.sets.doubtful).toBe(0);
  });

  it('leaves five out', () => {
    const [, only] = course([[...full(false, 15), ...full(true, 5)]]);
    expect(scoreOf(keptView(layout, only.release))).toBe(15);
    expect(only.release.kept?.sets.doubtful).toBe(5);
  });

  it('waits when steps of the view of all could be picked apart', () => {
    // One doubtful and four kept, then four doubtful and one kept: five doubtful in all, but taken crosswise two are left.
    const steps = course([
      [...full(true, 1), ...full(false, 4)],
      [...full(true, 4), ...full(false, 1)],
    ]);
    expect(scoreOf(keptView(layout, steps[2].release))).toBe(10);
  });

  it('differs from every look at all, over any choice of steps, by nobody or at least five', () => {
    const isSafe = (n: number) => n === 0 || n >= 5;
    fc.assert(
      fc.property(batches, (all) => {
        const steps = course(all);
        figures.forEach((figure) => {
          const size = (tally: Tally) => figure.sizes(tally)[0] ?? 0;
          // For every release of the kept view: the steps of the view of all since the last one, as [kept, doubtful].
          let pending: [number, number][] = [];
          let seen = { all: 0, kept: 0, released: 0 };
          for (const { release: now, sealed: state } of steps.slice(1)) {
            const whole = size(now.all);
            const flagged = state.doubtful ?? emptyTally(plan);
            if (whole !== seen.all) {
              const keptNow = whole - size(flagged);
              pending.push([keptNow - seen.kept, whole - seen.all - (keptNow - seen.kept)]);
              seen = { ...seen, all: whole, kept: keptNow };
            }
            const released = size(now.kept?.tally ?? now.all);
            if (released === seen.released) continue;
            for (let choice = 0; choice < 1 << pending.length; choice++) {
              const left = pending.reduce((sum, [kept, doubt], i) => sum + ((choice >> i) & 1 ? doubt : kept), 0);
              expect(isSafe(left)).toBe(true);
            }
            pending = [];
            seen = { ...seen, released };
          }
        });
      }),
      { seed: SEED, numRuns: 150 },
    );
  });
});

it('a tally is its parts', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 6 }), (people) => {
      const grown = people.reduce(
        (tally, { answers }) => mergeTallies(tally, tallyAnswers(plan, [answers])),
        emptyTally(plan),
      );
      expect(grown).toEqual(sealed(people).tally);
    }),
    { seed: SEED, numRuns: 20 },
  );
});
