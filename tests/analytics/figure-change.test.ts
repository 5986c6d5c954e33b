import { describe, expect, it } from 'vitest';
import { figureChange, type YearFigure } from '../../analytics/figure-change.ts';

const gap = (value: number, reach: number): YearFigure => ({
  kind: 'estimate',
  value,
  interval: [value - reach, value + reach],
});
const withheld: YearFigure = { kind: 'withheld' };

describe('what is said of a figure over the years', () => {
  it.each([
    ['none', []],
    ['none', [withheld]],
    ['single', [withheld, gap(1, 0.1)]],
    ['same', [gap(1.1, 0.2), gap(0.95, 0.2)]],
    ['shrank', [gap(1.4, 0.2), gap(0.9, 0.2)]],
    ['grew', [gap(0.9, 0.2), gap(1.4, 0.2)]],
    ['shrank', [gap(1.4, 0.2), withheld, gap(0.9, 0.2)]],
  ] as const)('%s', (kind, gaps) => expect(figureChange(gaps).kind).toBe(kind));

  it('names the figures that were compared: the newest known one and the known one before it', () => {
    const figures = [gap(3, 0.1), gap(1.4, 0.2), withheld, gap(0.9, 0.2), withheld];
    expect(figureChange(figures)).toEqual({ kind: 'shrank', from: 1.4, to: 0.9 });
  });

  it('moves exactly where the difference leaves the root of the squared half intervals behind', () => {
    // 0.3² + 0.4² = 0.5²
    expect(figureChange([gap(0, 0.3), gap(0.5 - 1e-9, 0.4)]).kind).toBe('same');
    expect(figureChange([gap(0, 0.3), gap(0.5 + 1e-9, 0.4)]).kind).toBe('grew');
  });
});
