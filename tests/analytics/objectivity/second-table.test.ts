import { describe, expect, it } from 'vitest';
import { compareMarkings } from '../../../analytics/objectivity/second-table.ts';

const work = (first: number, second: number) => ({
  first: { total: first, mark: first >= 10 ? 4 : 3 },
  second: { total: second, mark: second >= 10 ? 4 : 3 },
});

describe('compareMarkings', () => {
  it('gives the mean difference with its standard error: R t.test(c(9,8,12), c(10,10,12), paired = TRUE)', () => {
    const { difference, marks, totals } = compareMarkings([work(10, 9), work(10, 8), work(12, 12)]);
    expect(difference?.mean).toBeCloseTo(-1, 12);
    expect(difference?.reach).toBeCloseTo(1.96 * Math.sqrt(1 / 3), 12);
    expect(totals).toEqual({ lower: 2, same: 1, higher: 0 });
    expect(marks).toEqual({ lower: 2, same: 1, higher: 0 });
  });

  it('has no difference for one work or none', () => {
    expect(compareMarkings([]).difference).toBeNull();
    expect(compareMarkings([work(10, 9)])).toMatchObject({ pupils: 1, difference: null });
  });
});
