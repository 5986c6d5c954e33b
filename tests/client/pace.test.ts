import { describe, expect, it } from 'vitest';
import { createPace } from '../../client/survey/pace.ts';

/** A pace with one answer after each of the pauses, in seconds. */
function paceOf(pauses: number[], resumed = false) {
  let now = 0;
  const pace = createPace(() => now, resumed);
  for (const pause of pauses) {
    now += pause * 1_000;
    pace.note();
  }
  return pace;
}

describe('the pace of answering', () => {
  it.each([
    ['three seconds a question', Array.from({ length: 40 }, () => 3), false],
    ['one second a question', Array.from({ length: 40 }, () => 1), true],
    ['one second a question and an hour of rest, which counts as half a minute', [...Array(39).fill(1), 3_600], true],
    ['two answers and no more', [1, 1], true],
  ])('%s', (_, pauses, hurried) => {
    expect(paceOf(pauses).isHurried(pauses.length)).toBe(hurried);
  });

  it('is not judged when a part was answered on another visit, or nothing was answered', () => {
    expect(paceOf([1, 1], true).isHurried(40)).toBe(false);
    expect(paceOf([]).isHurried(0)).toBe(false);
  });
});
