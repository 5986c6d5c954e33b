/** Second tables of a test in turn: what two of them tell together. */
import { describe, expect, it } from 'vitest';
import { compareInTurn, type Work } from '../../../server/objectivity/second-tables/comparison.ts';

const markOf = (total: number): number => 2 + Math.min(3, total);
/** Works of these pupils, whose first totals are their numbers, marked again as `again`. */
const table = (pupils: readonly number[], again: (pupil: number) => number) => ({
  unknown: 0,
  works: pupils.map(
    (pupil): Work => ({
      pupil: `${pupil}`,
      first: { total: pupil % 6, mark: markOf(pupil % 6) },
      second: { total: again(pupil), mark: markOf(again(pupil)) },
    }),
  ),
});
const five = [0, 1, 2, 3, 4];

describe('two tables', () => {
  it('of the same works and one more tell nothing of that one, however all of them are marked again', () => {
    const [first, second] = compareInTurn([table(five, () => 0), table([...five, 5], () => 5)]);
    expect([first.hidden, second.hidden]).toEqual([null, 'near']);
  });

  it('of five other works, or of the same, are both told', () => {
    const others = five.map((pupil) => pupil + 20);
    expect(compareInTurn([table(five, () => 0), table(others, () => 11)]).map(({ hidden }) => hidden)).toEqual([
      null,
      null,
    ]);
    expect(compareInTurn([table(five, () => 0), table(five, () => 11)]).map(({ hidden }) => hidden)).toEqual([
      null,
      null,
    ]);
  });

  it('of the same works of which one was marked otherwise are one too many', () => {
    const one = (pupil: number) => (pupil === 3 ? 1 : 0);
    expect(compareInTurn([table(five, () => 0), table(five, one)]).map(({ hidden }) => hidden)).toEqual([null, 'near']);
  });
});
