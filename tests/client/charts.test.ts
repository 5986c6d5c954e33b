import { describe, expect, it } from 'vitest';
import { type CaterpillarRow, caterpillar } from '../../client/charts/caterpillar.ts';
import { ACCENT, DOUBTFUL_FILLS, FILLS, INK, PALE_ACCENT } from '../../client/charts/colours.ts';
import { coverageChart } from '../../client/charts/coverageChart.ts';
import { funnelPlot } from '../../client/charts/funnelPlot.ts';
import { highRiskCounts } from '../../client/charts/highRiskCounts.ts';
import { intervalStrip } from '../../client/charts/intervalStrip.ts';
import { type ItemShare, itemShares, USUAL_FILL } from '../../client/charts/itemShares.ts';
import { CHANGE_FILLS, type ChangeRow, markChanges } from '../../client/charts/markChanges.ts';
import { type HeatCell, riskHeatMap } from '../../client/charts/riskHeatMap.ts';
import { count, drawn, texts } from './drawing.ts';

/** How many cells a path with this attribute outlines. */
function cellsOf(chart: Element, name: string, value: string | number): number {
  const paths = [...chart.querySelectorAll('path')].filter((path) => path.getAttribute(name) === String(value));
  return paths.flatMap((path) => path.getAttribute('d')?.match(/M/g) ?? []).length;
}

describe('riskHeatMap', () => {
  const looks: HeatCell[] = [
    { school: '2', factor: 'F01', look: 'high', isSure: true },
    { school: '2', factor: 'F02', look: 'high', isSure: false },
    { school: '1', factor: 'F01', look: 'hidden', isSure: true },
    { school: '1', factor: 'F02', look: 'noData', isSure: true },
    { school: '10', factor: 'F01', look: 'few', isSure: false },
    { school: '10', factor: 'F02', look: 'low', isSure: true },
  ];
  const map = {
    cells: looks,
    schools: ['2', '1', '10'].map((key) => ({ key, label: `School ${key}` })),
    factors: ['F02', 'F01'].map((key) => ({ key, label: `Factor ${key}` })),
  };

  it('gives each look a mark of its own: level, doubt, suppressed, few', () => {
    const chart = drawn(riskHeatMap(map, 900));
    expect(cellsOf(chart, 'fill', FILLS.high)).toBe(1);
    expect(cellsOf(chart, 'fill', DOUBTFUL_FILLS.high)).toBe(1);
    expect(cellsOf(chart, 'stroke-dasharray', '4,3')).toBe(1);
    expect(cellsOf(chart, 'fill', 'url(#opora-hatch)')).toBe(1);
    expect(chart.querySelectorAll('pattern#opora-hatch')).toHaveLength(1);
    expect(cellsOf(chart, 'stroke-dasharray', '2,3')).toBe(1);
  });

  it('leaves out cells of schools and factors that are not among the rows and columns', () => {
    const chart = drawn(riskHeatMap({ ...map, schools: map.schools.slice(1), factors: map.factors.slice(1) }, 900));
    expect(cellsOf(chart, 'fill', FILLS.high)).toBe(0);
    expect(cellsOf(chart, 'fill', 'url(#opora-hatch)')).toBe(1);
  });

  it('keeps the given order of rows, which as text would be 1, 10, 2', () => {
    const schools = texts(drawn(riskHeatMap(map, 900))).filter((text) => text.startsWith('School'));
    expect(schools).toEqual(['School 2', 'School 1', 'School 10']);
  });

  it('names columns by their numbers where there is no room for titles', () => {
    const narrow = texts(drawn(riskHeatMap(map, 340)));
    expect(narrow).toContain('01');
    expect(narrow.join()).not.toContain('Factor');
  });

  it('grows with the number of schools', () => {
    const schools = Array.from({ length: 300 }, (_, index) => ({ key: String(index), label: `S${index}` }));
    const height = (options: { height?: number }) => options.height ?? 0;
    expect(height(riskHeatMap({ ...map, schools }, 900))).toBeGreaterThan(300 * 20);
  });
});

describe('coverageChart', () => {
  const labels = { schools: [{ key: '1', label: 'One' }], groups: [{ key: 'teacher', label: 'Teachers' }] };
  const bar = { school: '1', group: 'teacher', received: 9, receivedShare: 0.9, sealedShare: 0.5, target: 0.8 };

  it('draws what came, what counts, and the target', () => {
    const chart = drawn(coverageChart([bar], labels, 900));
    const width = (fill: string) =>
      Number(chart.querySelector(`g[fill="${fill}"] rect`)?.getAttribute('width') ?? Number.NaN);
    expect(width(ACCENT) / width(PALE_ACCENT)).toBeCloseTo(5 / 9, 5);
  });

  it('writes a share above the whole as it is', () => {
    const chart = drawn(coverageChart([{ ...bar, receivedShare: 1.15, sealedShare: 1 }], labels, 900));
    expect(texts(chart)).toContain('115 %');
  });

  it('shows the count alone where the roll is unknown: no share is invented', () => {
    const chart = drawn(coverageChart([{ ...bar, receivedShare: null, sealedShare: null }], labels, 900));
    expect(chart.querySelectorAll(`g[fill="${ACCENT}"] rect`)).toHaveLength(0);
    expect(texts(chart)).toContain('9');
  });
});

describe('highRiskCounts', () => {
  it('writes the whole count beside each bar', () => {
    const chart = drawn(highRiskCounts([{ factor: 'F01', label: 'One', certain: 2, leaning: 1 }], 12, 900));
    expect(texts(chart)).toContain('3');
  });
});

describe('intervalStrip', () => {
  const scale = { domain: [0, 100] as [number, number], thresholds: { medium: 37.5, high: 55 } };

  it('puts the point inside its interval and clamps what lies outside the scale', () => {
    const chart = drawn(intervalStrip({ value: 60, interval: [50, 140], reference: 40 }, scale, 216));
    const link = chart.querySelector('path')?.getAttribute('d') ?? '';
    const [from, to] = [...link.matchAll(/[ML]([\d.]+)/g)].map(([, x]) => Number(x));
    const point = Number(chart.querySelector('circle')?.getAttribute('cx'));
    expect(from).toBeLessThan(point);
    expect(point).toBeLessThan(to);
    expect(to).toBeCloseTo(208, 0);
  });

  it('draws the scale alone when there is no estimate', () => {
    const chart = drawn(intervalStrip(null, scale, 216));
    expect(chart.querySelectorAll('circle')).toHaveLength(0);
    expect(chart.querySelectorAll('rect')).toHaveLength(3);
  });
});

describe('caterpillar', () => {
  const row = (key: string, value: number | null): CaterpillarRow => ({
    key,
    label: `School ${key}`,
    look: value === null ? 'hidden' : 'high',
    isSure: true,
    estimate: value === null ? null : { value, interval: [value - 5, value + 5], raw: value + 2 },
    words: 'hidden',
  });
  const scale = { district: { value: 40, label: 'district 40' }, thresholds: { medium: 37.5, high: 55 } };

  it('draws estimate, interval and plain mean of each school, and says in words where there is none', () => {
    const chart = drawn(caterpillar([row('2', 60), row('10', null), row('1', 20)], scale, 900));
    expect(count(chart, 'circle', 'stroke', INK)).toBe(2);
    expect(texts(chart)).toEqual(
      expect.arrayContaining(['School 2', 'School 10', 'School 1', 'hidden', 'district 40']),
    );
    const schools = texts(chart).filter((text) => text.startsWith('School'));
    expect(schools).toEqual(['School 2', 'School 10', 'School 1']);
  });

  it('says of few answers on the side of the interval that has room', () => {
    const few = (value: number) => drawn(caterpillar([{ ...row('1', value), look: 'few', words: 'few' }], scale, 340));
    const anchors = (value: number) =>
      [...few(value).querySelectorAll('g[text-anchor]')].map((g) => [g.getAttribute('text-anchor'), g.textContent]);
    expect(anchors(20)).toContainEqual(['start', 'few']);
    expect(anchors(80)).toContainEqual(['end', 'few']);
  });

  it('stands with one school, with forty, and with none that has an estimate', () => {
    expect(count(drawn(caterpillar([row('1', 60)], scale, 340)), 'circle', 'stroke', INK)).toBe(1);
    const forty = Array.from({ length: 40 }, (_, index) => row(String(index), 50));
    expect(count(drawn(caterpillar(forty, scale, 900)), 'circle', 'stroke', INK)).toBe(40);
    const silent = drawn(caterpillar([row('1', null)], { ...scale, district: null }, 900));
    expect(count(silent, 'circle', 'stroke', INK)).toBe(0);
    expect(texts(silent)).toContain('hidden');
  });
});

describe('markChanges', () => {
  const write = (share: number) => `${Math.round(100 * share)} %`;
  const row = (key: string, counts: ChangeRow['counts'], isPart = false) => ({ key, label: key, counts, isPart });

  it('draws the parts of each row as shares of its own pupils, and none of nobody', () => {
    const chart = drawn(markChanges([row('A', [15, 30, 15]), row('B', [0, 5, 5])], null, write, 900));
    const widths = (fill: string) =>
      [...chart.querySelectorAll(`rect[fill="${fill}"]`)].map((own) => Number(own.getAttribute('width')));
    const [lowered, same, raised] = CHANGE_FILLS.map(widths);
    expect([lowered.length, same.length, raised.length]).toEqual([1, 2, 2]);
    expect(same[0] / lowered[0]).toBeCloseTo(2, 2);
    expect(texts(chart)).toEqual(expect.arrayContaining(['A', 'B', '25 %', '50 %']));
  });

  it('keeps the order of its rows and draws the reference once', () => {
    const rows = ['10', '2', '1'].map((key) => row(key, [10, 10, 10]));
    const chart = drawn(markChanges(rows, { share: 0.4, label: 'district' }, write, 340));
    expect(texts(chart).filter((own) => /^\d+$/.test(own))).toEqual(['10', '2', '1']);
    expect(texts(chart).filter((own) => own === 'district')).toHaveLength(1);
  });
});

describe('the funnel on a phone', () => {
  it('writes names where they have room: none begins left of the axis, a long one in several lines', () => {
    const limits = [5, 20, 50].map((n) => ({
      n,
      inner: [25, 40] as [number, number],
      outer: [20, 45] as [number, number],
    }));
    const label = 'МБОУ «Светлореченская вторая СОШ»';
    const points = [
      [6, 46],
      [28, 41],
      [48, 15],
    ].map(([n, mean]) => ({ label, n, mean, isOutside: true, level: null }));
    const chart = drawn(funnelPlot({ points, mean: 32, limits }, { x: 'работ', y: 'балл', mean: 'район' }, 340));
    const places = [...chart.querySelectorAll('text')].flatMap((text) => {
      const lines = [...text.querySelectorAll('tspan')].map((line) => line.textContent ?? '');
      const all = lines.length > 0 ? lines : [text.textContent ?? ''];
      if (!all.join(' ').includes('Светлореченская')) return [];
      const anchor = text.closest('[text-anchor]')?.getAttribute('text-anchor');
      const x = Number(/translate\(([\d.]+)/.exec(text.getAttribute('transform') ?? '')?.[1]);
      const wide = 6 * Math.max(...all.map((line) => line.length));
      return [anchor === 'end' ? [x - wide, x] : [x, x + wide]];
    });
    expect(places).toHaveLength(3);
    for (const [from, to] of places) {
      expect(from).toBeGreaterThan(30);
      expect(to).toBeLessThan(345);
    }
  });
});

describe('itemShares', () => {
  const write = (share: number) => `${Math.round(100 * share)} %`;
  const item = (label: string, more: Partial<ItemShare> = {}): ItemShare => ({
    ...{ key: label, label, share: 0.5, interval: [0.4, 0.6], reference: 0.7, usual: [0.3, 0.8], seen: null },
    ...more,
  });

  it('keeps the order of the test and marks what stands out by another shape', () => {
    const chart = drawn(
      itemShares([item('10'), item('2', { seen: 'better' }), item('1', { seen: 'worse' })], write, 340),
    );
    expect(texts(chart).filter((own) => /^\d+$/.test(own))).toEqual(['10', '2', '1']);
    expect(chart.querySelectorAll('circle')).toHaveLength(1);
    const turns = [...chart.querySelectorAll('path[transform*="translate"]')].map((own) =>
      own.getAttribute('transform'),
    );
    expect(turns.filter((own) => own?.includes('rotate(180)'))).toHaveLength(1);
  });

  it('draws usual range, interval and reference where they are known alone', () => {
    const bare = { reference: null, usual: null, interval: null };
    const chart = drawn(itemShares([item('1'), item('2', bare)], write, 900));
    expect(chart.querySelectorAll(`g[fill="${USUAL_FILL}"] rect`)).toHaveLength(1);
    expect(chart.querySelectorAll('circle')).toHaveLength(2);
    expect(texts(drawn(itemShares([], write, 340)))).toContain('50 %');
  });
});
