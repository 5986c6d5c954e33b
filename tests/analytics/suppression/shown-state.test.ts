/** Two states that were ever shown never differ by one to four people, whatever came between. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingPeople, stateToShow } from '../../../analytics/suppression/shown-state.ts';

/** Pupils' totals and journal marks. */
type State = { total: number; journal: number }[];

const FIGURES = [(row: State[number]) => `${row.total}`, (row: State[number]) => `${row.total} ${row.journal}`];
const differences = (a: State, b: State) => FIGURES.map((key) => differingPeople(a.map(key), b.map(key)));

/** Everything that was shown while the states in force followed each other, newest first. */
function course(states: State[]): State[] {
  const shown: State[] = [[]];
  for (const inForce of states) {
    const past = shown.map((state) => ({ state, changed: differences(inForce, state) }));
    shown.unshift(stateToShow(inForce, past));
  }
  return shown;
}

const row = fc.record({ total: fc.nat({ max: 4 }), journal: fc.integer({ min: 3, max: 4 }) });
/** Files as they come: rows are added, taken away or corrected, few or many at a time, and files before are undone. */
const states = fc
  .array(fc.record({ keep: fc.nat({ max: 20 }), add: fc.array(row, { maxLength: 7 }), undo: fc.boolean() }), {
    minLength: 1,
    maxLength: 10,
  })
  .map((steps) => {
    const all: State[] = [];
    for (const { add, keep, undo } of steps)
      all.push(undo ? (all.at(-2) ?? []) : [...(all.at(-1) ?? []).slice(0, keep), ...add]);
    return all;
  });

const check = (property: (states: State[]) => void) =>
  fc.assert(fc.property(states, property), { seed: 20261130, numRuns: 1000 });

describe('what is shown of rows that are imported again', () => {
  it('never differs between two looks by one to four people, in no figure', () => {
    check((all) => {
      const shown = course(all);
      for (const a of shown) {
        for (const b of shown) {
          for (const people of differences(a, b)) expect(people === 0 || people >= 5, `${people}`).toBe(true);
        }
      }
    });
  });

  it('is never of fewer than five people', () => {
    check((all) => {
      for (const { length } of course(all)) expect(length === 0 || length >= 5).toBe(true);
    });
  });

  it('is what is in force, or a state that lies nearer to it than five people', () => {
    check((all) => {
      const [now] = course(all);
      const inForce = all.at(-1) ?? [];
      const near = differences(inForce, now ?? []);
      expect(near.every((people) => people === 0) || near.some((people) => people < 5)).toBe(true);
    });
  });

  it('moves with rows that all come at once, from five on', () => {
    const before = Array.from({ length: 20 }, () => ({ total: 3, journal: 4 }));
    const late = (count: number) => [...before, ...Array.from({ length: count }, () => ({ total: 1, journal: 3 }))];
    expect(course([before, late(4)])[0]).toEqual(before);
    expect(course([before, late(5)])[0]).toEqual(late(5));
    // Five more, taken back, and then one more: the one more is not told from the beginning.
    expect(course([before, late(5), before, late(1)])[0]).toEqual(before);
  });
});
