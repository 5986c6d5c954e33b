/** How many schools have which level of a risk: one bar a row, from low to high, then those of whom nothing can be said. */
import * as Plot from '@observablehq/plot';
import { FILLS, INK, LINE, QUIET } from './colours.ts';
import { hatchPattern } from './hatch.ts';
import { wrapLabel } from './wrap.ts';

const PARTS = ['high', 'medium', 'low', 'few', 'hidden', 'noData'] as const;
type Part = (typeof PARTS)[number];

export type LevelRow = { key: string; label: string } & Record<Part, number>;

const HATCH = 'opora-levels-hatch';
const LOOKS: Record<Part, string> = { ...FILLS, few: '#fff', hidden: `url(#${HATCH})`, noData: '#f2f0ec' };
const NARROW = 620;

/** @param rows in the order in which they are drawn */
export function levelCounts(rows: LevelRow[], width: number): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  // Years alone need no more room.
  const isShort = rows.every(({ label }) => label.length < 7);
  const labels = new Map(rows.map(({ key, label }) => [key, wrapLabel(label, isNarrow ? 20 : 38, 2)]));
  const segments = rows.flatMap((row) => {
    let end = 0;
    return PARTS.map((part) => {
      const from = end;
      end += row[part];
      return { key: row.key, part, from, to: end, count: row[part] };
    }).filter(({ count }) => count > 0);
  });
  const most = Math.max(1, ...segments.map(({ to }) => to));
  return {
    className: 'opora-plot',
    width,
    height: 8 + rows.length * 36,
    ...{ marginLeft: isShort ? 52 : isNarrow ? 142 : 300, marginRight: 12, marginTop: 4, marginBottom: 4 },
    x: { domain: [0, most], axis: null },
    y: { type: 'band', domain: rows.map(({ key }) => key), label: null, padding: 0.22 },
    marks: [
      hatchPattern(HATCH),
      Plot.axisY({
        tickFormat: (key: string) => labels.get(key) ?? key,
        ...{ tickSize: 0, fontSize: isNarrow ? 11 : 13, fill: INK },
      }),
      Plot.barX(segments, {
        ...{ y: 'key', x1: 'from', x2: 'to', fill: ({ part }: { part: Part }) => LOOKS[part] },
        stroke: ({ part }: { part: Part }) => (part === 'few' ? QUIET : LINE),
      }),
      Plot.text(segments, {
        ...{ y: 'key', x: ({ from, to }: { from: number; to: number }) => (from + to) / 2, text: 'count' },
        ...{ fontSize: 13, fontWeight: 600 },
        fill: ({ part }: { part: Part }) => (part === 'high' ? '#fff' : INK),
        stroke: ({ part }: { part: Part }) => (part === 'hidden' ? '#fff' : 'none'),
        strokeWidth: 3,
      }),
    ],
  };
}
