import { describe, expect, test } from 'vitest';
import { hasLevel, isCertain, isHigh, isLevel, lookOf } from '../../analytics/result-level.ts';
import type { Level } from '../../analytics/types.ts';

const estimate = (level: Level, state: 'certain' | 'leaning' | 'few') => ({ kind: 'estimate', level, state }) as const;
const withheld = (reason: 'noData' | 'fewAnswers' | 'weightMissing') => ({ kind: 'withheld', reason }) as const;

/** A result; whether it has a level, is high, is certain; how it looks. */
const TABLE = [
  [estimate('high', 'certain'), true, true, true, 'high'],
  [estimate('high', 'leaning'), true, true, false, 'high'],
  [estimate('high', 'few'), false, false, false, 'few'],
  [estimate('medium', 'certain'), true, false, true, 'medium'],
  [estimate('low', 'leaning'), true, false, false, 'low'],
  [estimate('low', 'few'), false, false, false, 'few'],
  [withheld('fewAnswers'), false, false, false, 'hidden'],
  [withheld('noData'), false, false, false, 'noData'],
  [withheld('weightMissing'), false, false, false, 'noData'],
  [null, false, false, false, 'noData'],
  [undefined, false, false, false, 'noData'],
] as const;

describe('the level of a result', () => {
  test.each(TABLE)('%j has a level: %s, is high: %s, certain: %s, looks %s', (result, level, high, certain, look) => {
    expect([hasLevel(result), isHigh(result), isCertain(result), lookOf(result)]).toEqual([level, high, certain, look]);
  });

  test('is there exactly where the look is a level', () => {
    for (const [result] of TABLE) expect(isLevel(lookOf(result))).toBe(hasLevel(result));
  });
});
