/** Charts of the final meeting. */
import { levelCounts } from '../charts/levelCounts.ts';
import { shareRows } from '../charts/shareRows.ts';
import { type Exhibit, extremeNames, factors, figure, type Label } from './specimen.ts';
import words from './words.json';

const write = (share: number): string => `${Math.round(100 * share)} %`;

const shareRow = ({ key, label }: Label, n: number) => {
  const value = figure(n) / 100;
  const isTold = n % 4 !== 3;
  const interval: [number, number] = [Math.max(0, value - 0.2), Math.min(1, value + 0.14)];
  return {
    key,
    label,
    share: isTold ? { value, interval } : null,
    before: n % 3 === 0 ? Math.min(1, value + 0.08) : null,
    words: isTold ? write(value) : words.few,
  };
};
const shares = (name: string, rows: Label[]) => ({
  name,
  draw: (width: number) => shareRows(rows.map(shareRow), write, width),
});

/** A third of the schools only lean to a level. */
const split = (count: number) => ({ certain: count - Math.floor(count / 3), leaning: Math.floor(count / 3) });

const levels = (name: string, rows: Label[], count: (n: number) => number) => ({
  name,
  draw: (width: number) =>
    levelCounts(
      rows.map(({ key, label }, n) => ({
        key,
        label,
        high: split(count(n)),
        medium: split(count(n + 1)),
        low: split(count(n + 2)),
        few: count(n + 3),
        hidden: count(n + 4),
        noData: count(n + 5),
      })),
      width,
    ),
});
const years: Label[] = ['2025', '2026'].map((label) => ({ key: label, label }));

export const shareCharts: Exhibit[] = [
  {
    chart: 'shareRows',
    specimens: [
      shares('three rows', factors),
      shares('extreme names', extremeNames),
      { name: 'all and none', draw: (width) => shareRows([all('a', 0), all('b', 1)], write, width) },
      shares('nothing', []),
    ],
  },
  {
    chart: 'levelCounts',
    specimens: [
      levels('three factors', factors, (n) => (n * 5) % 4),
      levels('years alone', years, (n) => n % 3),
      levels('a thousand schools', years, (n) => (n * 397) % 211),
      levels('extreme names', extremeNames, (n) => (n % 2 === 0 ? 3 : 0)),
      levels('nobody', factors, () => 0),
      levels('nothing', [], () => 0),
    ],
  },
];

function all(key: string, value: 0 | 1) {
  return {
    key,
    label: key,
    share: { value, interval: [0.7 * value, 0.3 + 0.7 * value] as [number, number] },
    before: 1 - value,
    words: write(value),
  };
}
