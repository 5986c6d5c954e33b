/** Charts on the marks of tests. */
import { type Funnel, type FunnelPoint, funnelPlot } from '../charts/funnelPlot.ts';
import { type ItemShare, itemShares } from '../charts/itemShares.ts';
import { type ChangeRow, markChanges } from '../charts/markChanges.ts';
import { type MarkCell, marksByJournal } from '../charts/marksByJournal.ts';
import { type ScoreBar, scoreDistribution } from '../charts/scoreDistribution.ts';
import { type SignStrip, signStrip } from '../charts/signStrip.ts';
import { type Exhibit, extremeNames, figure, type Label, schools } from './specimen.ts';
import words from './words.json';

const LEVELS = ['none', 'watch', 'look', 'tooFew', null] as const;

/** Half the width of the funnel at a size of one. */
const FUNNEL = { mean: 18, inner: 12.74, outer: 20.085 };

function point({ label }: Label, place: number): FunnelPoint {
  const n = 8 + ((place * 29) % 110);
  const above = (figure(place) - 50) / (place % 7 === 0 ? 7 : 28);
  const isOutside = Math.abs(above) > FUNNEL.outer / Math.sqrt(n);
  return { label, n, mean: FUNNEL.mean + above, isOutside, level: LEVELS[place % LEVELS.length] };
}

function limits(points: FunnelPoint[]): Funnel['limits'] {
  const sizes = points.map(({ n }) => n);
  const [least, most] = [Math.min(10, ...sizes) * 0.8, Math.max(10, ...sizes) * 1.05];
  const around = (width: number): [number, number] => [FUNNEL.mean - width, FUNNEL.mean + width];
  return Array.from({ length: 61 }, (_, step) => {
    const n = least + ((most - least) * step) / 60;
    return { n, inner: around(FUNNEL.inner / Math.sqrt(n)), outer: around(FUNNEL.outer / Math.sqrt(n)) };
  });
}

const funnel = (name: string, rows: Label[]) => ({
  name,
  draw: (width: number) => {
    const points = rows.map(point);
    const labels = { x: words.papers, y: words.meanTotal, mean: words.mean };
    return funnelPlot({ points, mean: FUNNEL.mean, limits: limits(points) }, labels, width);
  },
});
const funnels: Exhibit = {
  chart: 'funnelPlot',
  specimens: [
    funnel('one school', schools(1)),
    funnel('forty schools', schools(40)),
    funnel('extreme names', extremeNames),
    funnel('nothing', []),
  ],
};

const MARKS = ['2', '3', '4', '5'];
const marks = (name: string, count: (test: number, journal: number) => number | null) => {
  const cells: MarkCell[] = MARKS.flatMap((test, row) =>
    MARKS.map((journal, column) => ({ test, journal, count: count(row, column) })),
  );
  return {
    name,
    draw: (width: number) =>
      marksByJournal(cells, { test: words.testMark, journal: words.journalMark, hidden: words.hidden }, width),
  };
};
const journals: Exhibit = {
  chart: 'marksByJournal',
  specimens: [
    marks('a district', (test, journal) => 400 - 130 * Math.abs(test - journal)),
    marks('some hidden', (test, journal) => (Math.abs(test - journal) > 1 ? null : 5 + 3 * test)),
    marks('all hidden', () => null),
    marks('nobody', () => 0),
  ],
};

const totals = (last: number, step: number): ScoreBar[] =>
  Array.from({ length: Math.ceil((last + 1) / step) }, (_, n) => {
    const [from, to] = [n * step, Math.min(last, (n + 1) * step - 1)];
    const expected = 60 * Math.exp(-(((from + to) / 2 - last / 2) ** 2) / (last * 3)) * (to - from + 1);
    return { from, to, count: Math.round(expected * (from === 17 ? 2.4 : from === 16 ? 0.3 : 1)), expected };
  });
const distribution = (name: string, bars: ScoreBar[], cuts: number[] = [14, 17, 26]) => ({
  name,
  draw: (width: number) => scoreDistribution(bars, cuts, width),
});
const distributions: Exhibit = {
  chart: 'scoreDistribution',
  specimens: [
    distribution('a heap at a cut-off', totals(38, 1)),
    distribution('a small school in wide bins', totals(38, 5)),
    distribution(
      'nothing expected',
      totals(38, 1).map((bar) => ({ ...bar, expected: null })),
    ),
    distribution('neighbouring cut-offs', totals(12, 1), [5, 6, 7]),
    distribution('nothing', []),
  ],
};

const sign = (name: string, strip: SignStrip) => ({
  name,
  draw: (width: number) =>
    signStrip(
      strip,
      { expected: words.expected, visible: words.visible, number: (value) => value.toFixed(1).replace('.', ',') },
      width,
    ),
});
const signs: Exhibit = {
  chart: 'signStrip',
  specimens: [
    sign('far above', { value: 9.4, expected: 0, visible: 3.1 }),
    sign('below what could be seen', { value: 1.2, expected: 0, visible: 3.1 }),
    sign('a ratio', { value: 0.4, expected: 1, visible: 0.6 }),
    sign('no limit known', { value: -2, expected: 0, visible: null }),
    sign('as expected', { value: 0, expected: 0, visible: null }),
  ],
};

const write = (share: number): string => `${Math.round(100 * share)} %`;
const change = ({ key, label }: Label, place: number): ChangeRow => {
  const lowered = 5 * (place % 7);
  return { key, label, counts: [lowered, 40, 5 * ((place * 3) % 5)], isPart: false };
};
const changes = (name: string, rows: ChangeRow[], share: number | null = 0.27) => ({
  name,
  draw: (width: number) =>
    markChanges(
      rows,
      share === null ? null : { share, label: words.district.replace('41', write(share)) },
      write,
      width,
    ),
});
const marksChanged: Exhibit = {
  chart: 'markChanges',
  specimens: [
    changes('one school', schools(1).map(change)),
    changes('forty schools', schools(40).map(change)),
    changes('extreme names', extremeNames.map(change), null),
    changes(
      'a school and its classes',
      [
        ...schools(1).map(change),
        ...['7\u0410', '7\u0411', '7\u0412'].map((label, place) => ({
          ...change({ key: label, label }, place + 2),
          isPart: true,
        })),
      ],
      0.62,
    ),
    changes('all lower, all the same, all higher', [
      { key: '1', label: '1', counts: [15, 0, 0], isPart: false },
      { key: '2', label: '2', counts: [0, 15, 0], isPart: false },
      { key: '3', label: '3', counts: [0, 0, 15], isPart: false },
    ]),
    changes('nothing', []),
  ],
};

/** Items as tests name them: numbers, parts, criteria. */
const ITEM_NAMES = ['1\u041a1', '1\u041a2', '2', '3.1', '3.2', '4', '5', '13.1', '14'];
const item = (label: string, place: number): ItemShare => {
  const reference = figure(place) / 100;
  const share = Math.min(1, Math.max(0, reference + [0.03, -0.05, 0.31, 0, -0.02, -0.4, 0.08][place % 7]));
  const around = (width: number) => [Math.max(0, share - width), Math.min(1, share + width)] as const;
  return {
    ...{ key: label, label, share, reference, interval: around(0.13) },
    usual: [Math.max(0, reference - 0.16), Math.min(1, reference + 0.16)],
    seen: place % 7 === 2 ? 'better' : place % 7 === 5 ? 'worse' : null,
  };
};
const items = (name: string, rows: ItemShare[]) => ({ name, draw: (width: number) => itemShares(rows, write, width) });
const byItem: Exhibit = {
  chart: 'itemShares',
  specimens: [
    items('a school beside its region', ITEM_NAMES.map(item)),
    items(
      'forty items',
      Array.from({ length: 40 }, (_, n) => item(String(n + 1), n)),
    ),
    items(
      'nothing to compare with',
      ITEM_NAMES.map((name, n) => ({ ...item(name, n), reference: null, usual: null, seen: null })),
    ),
    items('all and none', [
      { ...item('1', 0), share: 1, interval: [0.87, 1], reference: 0.92, usual: [0.7, 1], seen: null },
      { ...item('2', 1), share: 0, interval: [0, 0.13], reference: 0, usual: null, seen: 'worse' },
    ]),
    items(
      'extreme names',
      extremeNames.map(({ label }, n) => item(label, n)),
    ),
    items('nothing', []),
  ],
};

export const markCharts: Exhibit[] = [funnels, journals, marksChanged, byItem, distributions, signs];
