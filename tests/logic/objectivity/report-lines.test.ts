/** Lines of reports over time: what takes the place of another one differs from it by five pupils or by none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  leastChanged,
  leastChangedMean,
  mayFollow,
  mayFollowMean,
} from '../../../server/objectivity/reports/changed.ts';

const counts = (...values: number[]) => ({
  unit: 'count' as const,
  decimals: 0,
  participants: values.reduce((sum, value) => sum + value, 0),
  values,
});

it('the same pupils in per cents of more or fewer digits are the same', () => {
  const inPercent = (decimals: number, ...values: number[]) => ({
    ...{ unit: 'percent' as const, decimals, participants: 30 },
    values,
  });
  const [whole, rounded, exact] = [
    counts(10, 10, 5, 5),
    inPercent(1, 33.3, 33.3, 16.7, 16.7),
    inPercent(2, 33.33, 33.33, 16.67, 16.67),
  ];
  for (const after of [whole, rounded, exact])
    expect(mayFollow('markStatistics', after, [whole, rounded, exact])).toBe(true);
  expect(mayFollow('markStatistics', inPercent(1, 30, 36.7, 16.7, 16.7), [whole])).toBe(false);
});

describe('how many pupils two lines differ by', () => {
  it.each([
    ['a late pupil', counts(5, 10, 10), counts(5, 11, 10), 1],
    ['a corrected mark', counts(5, 10, 10), counts(4, 11, 10), 1],
    ['five corrected marks', counts(5, 10, 10), counts(0, 15, 10), 5],
    ['one gone and one come', counts(5, 10, 10), counts(4, 10, 11), 1],
    ['nothing', counts(5, 10, 10), counts(5, 10, 10), 0],
  ])('%s', (_, a, b, changed) => {
    expect(leastChanged('markStatistics', a, b)).toEqual([changed]);
    expect(mayFollow('markStatistics', b, [a])).toBe(changed === 0 || changed >= 5);
  });

  it('is told by points where pupils are not told apart', () => {
    const items = (...values: number[]) => ({ unit: 'percent' as const, decimals: 2, participants: 20, values });
    expect(leastChanged('itemResults', items(50, 40), items(50, 60))).toEqual([0, 0, 4]);
    expect(mayFollow('itemResults', items(50, 60), [items(50, 40)])).toBe(false);
    expect(mayFollow('itemResults', items(50, 65), [items(50, 40)])).toBe(true);
  });

  it('is told item by item: one pupil does not hide behind five who differ in another', () => {
    const items = (participants: number, ...values: number[]) => ({
      unit: 'percent' as const,
      decimals: 2,
      participants,
      values,
    });
    expect(mayFollow('itemResults', items(50, 60, 52), [items(50, 50, 50)])).toBe(false);
    expect(mayFollow('itemResults', items(50, 60, 60), [items(50, 50, 50)])).toBe(true);
    expect(mayFollow('itemResults', items(55, 50, 47), [items(50, 50, 50)])).toBe(true);
  });

  it('never is more than the pupils that were moved', () => {
    const line = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 });
    const moves = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 8 });
    fc.assert(
      fc.property(line, moves, (values, moved) => {
        const after = [...values];
        let real = 0;
        for (const [from, to] of moved) {
          if (after[from] === 0 || from === to) continue;
          after[from] -= 1;
          after[to] += 1;
          real += 1;
        }
        expect(leastChanged('markStatistics', counts(...values), counts(...after))[0]).toBeLessThanOrEqual(real);
        if (real > 0 && real < 5 && `${values}` !== `${after}`)
          expect(mayFollow('markStatistics', counts(...after), [counts(...values)])).toBe(false);
      }),
    );
  });

  it('counts against every line that was ever there', () => {
    const lines = [counts(5, 10, 10), counts(20, 10, 10)];
    expect(mayFollow('markStatistics', counts(5, 11, 10), lines)).toBe(false);
    expect(mayFollow('markStatistics', counts(5, 20, 10), lines)).toBe(true);
  });
});

describe('means', () => {
  const mean = (pupils: number, own: number, sd: number | null = 4) => ({ pupils, mean: own, sd });
  it.each([
    ['the same', mean(20, 10), mean(20, 10), null, 0],
    ['a late pupil', mean(20, 10), mean(21, 10), 30, 1],
    ['a corrected one', mean(20, 10), mean(20, 10.5), null, 1],
    ['another spread alone', mean(20, 10), mean(20, 10, 5), 30, 1],
    ['a sum that six pupils cannot move', mean(20, 10), mean(20, 20), 30, 200 / 30],
    ['five late ones', mean(20, 10), mean(25, 10), null, 5],
  ])('%s', (_, a, b, maximum, changed) => {
    expect(leastChangedMean(a, b, maximum)).toBeCloseTo(changed);
    expect(mayFollowMean(b, [a], maximum)).toBe(changed === 0 || changed >= 5);
  });
});
