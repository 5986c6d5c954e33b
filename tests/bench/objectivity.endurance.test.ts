/** The bench's verdicts, and that its cells are those that docs/methods.md tells of. */
import { describe, expect, it } from 'vitest';
import { CASES } from './objectivity-cells.ts';
import { type CellScore, FIGURES, scoreCell } from './objectivity-score.ts';
import { fails, sentences, verdicts } from './objectivity-verdict.ts';

describe('a verdict', () => {
  const [cell] = [scoreCell({ ...CASES[1].setting, pupils: [10] }, 2, 1)];
  const judged = (power: number, known?: number) => {
    const own: CellScore = { ...cell, power, se: { ...cell.se, power: 0.01 } };
    return verdicts(own, [{ figure: 'power', low: 0.5, high: 1, known }]);
  };

  it.each([
    [0.5, undefined, 'reached', false],
    [0.485, undefined, 'chance', false],
    [0.47, undefined, 'missed', true],
    [0.4, 0.41, 'known', false],
    [0.4, 0.44, 'worse', true],
    [0.55, 0.4, 'reached', false],
  ])('of power %d, known %s: %s', (power, known, outcome, failed) => {
    const all = judged(power, known);
    expect(all.map((own) => own.outcome)).toEqual([outcome]);
    expect(all.some(fails)).toBe(failed);
    expect(sentences(all)).toHaveLength(outcome === 'reached' ? 0 : 1);
  });

  it('tells what is recorded', () => {
    expect(sentences(judged(0.4, 0.41))).toEqual(['known miss: power 0.4000 ± 0.0100 is not in 0.5…1, recorded 0.41']);
  });
});

describe('the cells', () => {
  it('have every kind, small and mixed schools, honest ones, masking and an outside baseline', () => {
    const has = (wanted: Partial<(typeof CASES)[number]['setting']>) =>
      CASES.some(({ setting }) =>
        Object.entries(wanted).every(
          ([key, value]) => JSON.stringify(setting[key as keyof typeof setting]) === JSON.stringify(value),
        ),
      );
    for (const kind of ['lift60', 'lift30', 'help15', 'help30', 'copy20', 'copy40', 'journal50', 'journal30'] as const)
      expect(has({ kind, pupils: [25], tests: 2 }), kind).toBe(true);
    for (const pupils of [6, 10, 15]) expect(has({ kind: 'none', pupils: [pupils], tests: 4 })).toBe(true);
    expect(has({ kind: 'none', curriculum: 0.5 })).toBe(true);
    expect(has({ kind: 'help15', share: 0.3, outside: false })).toBe(true);
    expect(has({ kind: 'help15', share: 0.3, outside: true })).toBe(true);
  });

  it('have finite figures, the outside baseline included', () => {
    for (const outside of [false, true]) {
      const own = scoreCell({ ...CASES[0].setting, kind: 'help30', pupils: [15], outside }, 2, 3);
      expect(FIGURES.filter((figure) => !Number.isFinite(own[figure]))).toEqual([]);
      expect(own.power).toBeGreaterThan(0.5);
    }
  });
});
