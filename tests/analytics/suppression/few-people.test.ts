import { describe, expect, it } from 'vitest';
import { bandedCount, isFew, toldCount } from '../../../analytics/suppression/few-people.ts';

describe('a small number of people', () => {
  it.each([
    [0, false, 0, 0],
    [1, true, null, 2.5],
    [4, true, null, 2.5],
    [5, false, 5, 5],
    [30, false, 30, 30],
  ])('%i: few %s, told as %s, counted as %s', (people, few, told, banded) => {
    expect([isFew(people), toldCount(people), bandedCount(people)]).toEqual([few, told, banded]);
  });
});
