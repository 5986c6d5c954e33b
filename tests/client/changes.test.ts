import { describe, expect, it } from 'vitest';
import { CHANGE_FILLS, type ChangeCell, changeMap } from '../../client/charts/changeMap.ts';
import { INK } from '../../client/charts/colours.ts';
import { type TerritoryCell, territoryMap } from '../../client/charts/territoryMap.ts';
import { changeLook } from '../../client/ui/changeWords.ts';
import {
  arrangeChanges,
  changeRows,
  countChanges,
  notCompared,
} from '../../client/workplace/pages/profiles/risks/changeRows.ts';
import { stretchOf } from '../../client/workplace/pages/profiles/risks/gridRows.ts';
import { countHigh, territoryCells } from '../../client/workplace/pages/profiles/risks/territoryRows.ts';
import type { Change, ChangesResponse } from '../../server/profiles/changes/schemas.ts';
import type { RollupResponse } from '../../server/profiles/rollup/schemas.ts';
import { count, drawn, texts } from './drawing.ts';

type Estimate = Extract<Change, { kind: 'estimate' }>;

const told = (factor: string, value: number, verdict: Estimate['verdict'] = 'cannotTell'): Change => ({
  kind: 'estimate',
  factor,
  value,
  sd: 2,
  interval: [value - 3, value + 3],
  probabilityBetter: 0.5,
  verdict,
});
const withheld = (factor: string, reason: Extract<Change, { kind: 'withheld' }>['reason']): Change => {
  return { kind: 'withheld', factor, reason };
};

function changes(...schools: Change[][]): ChangesResponse {
  return { schools: schools.map((factors, index) => ({ schoolId: index + 1, factors })) } as ChangesResponse;
}

describe('the look of a change', () => {
  it('is never a direction unless the direction is sure', () => {
    expect(changeLook(told('F01', -9))).toBe('cannotTell');
    expect(changeLook(told('F01', -9, 'better'))).toBe('better');
    expect(changeLook(withheld('F01', 'modelChanged'))).toBe('notCompared');
    expect(changeLook(withheld('F01', 'fewAnswers'))).toBe('hidden');
    expect(changeLook(withheld('F01', 'noCommonData'))).toBe('noData');
    expect(changeLook(undefined)).toBe('noData');
  });
});

describe('the rows of the map of changes', () => {
  const rows = changeRows(
    changes([told('F01', -4), told('F02', 9)], [told('F01', 6), told('F02', -8)], [withheld('F01', 'fewAnswers')]),
  );
  const byName = (a: { schoolId: number }, b: { schoolId: number }) => b.schoolId - a.schoolId;
  const ids = (order?: string) => arrangeChanges(rows, { order }, byName).map(({ schoolId }) => schoolId);

  it('begin where most grew worse, or go by one factor or by name; what is not told comes last', () => {
    expect(ids()).toEqual([1, 2, 3]);
    expect(ids('F01')).toEqual([2, 1, 3]);
    expect(ids('name')).toEqual([3, 2, 1]);
  });

  it('name the factors that the two models compute differently', () => {
    const mixed = changeRows(
      changes([withheld('F01', 'modelChanged'), told('F02', 1)], [withheld('F02', 'fewAnswers')]),
    );
    expect(notCompared(mixed, ['F01', 'F02'])).toEqual(['F01']);
  });
});

describe('changeMap', () => {
  const looks: ChangeCell['look'][] = ['better', 'worse', 'cannotTell', 'hidden', 'notCompared', 'noData'];
  const map = {
    cells: looks.map((look, index): ChangeCell => ({ school: '1', factor: `F0${index}`, look, figure: '−8' })),
    schools: [{ key: '1', label: 'School' }],
    factors: looks.map((_, index) => ({ key: `F0${index}`, label: `Factor ${index}` })),
  };

  it('gives each look a mark of its own, and directions a triangle and a number beside the colour', () => {
    const chart = drawn(changeMap(map, 900));
    expect(count(chart, 'rect', 'fill', CHANGE_FILLS.better)).toBe(1);
    expect(count(chart, 'rect', 'fill', CHANGE_FILLS.worse)).toBe(1);
    expect(count(chart, 'rect', 'stroke-dasharray', '4,3')).toBe(1);
    expect(count(chart, 'rect', 'fill', 'url(#opora-change-hatch)')).toBe(1);
    expect(texts(chart).filter((text) => text === '−8')).toHaveLength(3);
    expect(texts(chart)).toContain('≠');
    expect(countChanges(map.cells)).toEqual({ better: 1, worse: 1, compared: 3 });
  });

  it('keeps the signs and leaves the numbers out where columns are narrow', () => {
    const narrow = drawn(changeMap(map, 340));
    expect(texts(narrow)).not.toContain('−8');
    expect(count(narrow, 'path', 'fill', INK)).toBe(1);
  });
});

describe('territories', () => {
  const looks = (high: number, medium: number, low: number) => ({ high, medium, low, few: 1, hidden: 0, noData: 0 });
  const rollup = {
    territories: [
      {
        id: 1,
        name: { ru: 'А', en: 'A' },
        schools: 10,
        isParted: false,
        factors: [{ factor: 'F01', ...looks(4, 3, 2) }],
      },
      {
        id: 2,
        name: { ru: 'Б', en: 'B' },
        schools: 1,
        isParted: false,
        factors: [{ factor: 'F01', ...looks(0, 0, 0) }],
      },
    ],
  } as RollupResponse;
  const cells = territoryCells(rollup, (share) => `${100 * share} %`);

  it('count high risks among all schools, and say nothing where none can be judged', () => {
    expect(cells.map(({ figure }) => figure)).toEqual(['40 %', '']);
    expect(countHigh(cells)).toEqual({ count: 4, all: 11, factor: 'F01' });
    expect(countHigh([])).toEqual({ count: 0, all: 0, factor: null });
  });

  it('are drawn with high at the right end of every cell, whatever cannot be judged between', () => {
    const map = (own: TerritoryCell[]) => ({
      cells: own,
      territories: [
        { key: '1', label: 'A' },
        { key: '2', label: 'B' },
      ],
      factors: [{ key: 'F01', label: 'Factor' }],
    });
    const chart = drawn(territoryMap(map(cells), 900));
    const bars = [...chart.querySelectorAll('rect')].map((bar) =>
      [bar.getAttribute('x'), bar.getAttribute('width')].map(Number),
    );
    const [frame] = bars;
    const high = bars[4];
    expect(high[0] + high[1]).toBeCloseTo(frame[0] + frame[1], 5);
    expect(high[1] / frame[1]).toBeCloseTo(0.4, 5);
    expect(texts(chart)).toContain('40 %');
    expect(drawn(territoryMap(map([]), 340)).querySelectorAll('rect')).toHaveLength(0);
  });
});

describe('the rows that get buttons', () => {
  it('are all rows of a map of ordinary length', () => {
    expect(stretchOf(40, 100, 30, { from: 0, to: 100 })).toEqual({ from: 0, to: 40 });
  });

  it('are those near what is seen in a long one, never beyond its ends', () => {
    expect(stretchOf(300, 100, 30, { from: -500, to: 300 })).toEqual({ from: 0, to: 12 });
    const middle = stretchOf(300, 100, 30, { from: 4_000, to: 4_800 });
    expect(middle.from).toBeLessThanOrEqual(129);
    expect(middle.to).toBeGreaterThanOrEqual(157);
    expect(middle.to - middle.from).toBeLessThan(80);
    expect(stretchOf(300, 100, 30, { from: 20_000, to: 21_000 }).to).toBe(300);
  });
});
