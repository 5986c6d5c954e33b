/** How many schools have which level of a risk: one bar a row, from high to low, the certain dark, those that lean light; then those of whom nothing can be said. */
import * as Plot from '@observablehq/plot';
import { DOUBTFUL_FILLS, FILLS, INK, LEVELS, LINE, QUIET } from './colours.ts';
import { hatchPattern } from './hatch.ts';
import { wrapLabel } from './wrap.ts';

const UNJUDGED = ['few', 'hidden', 'noData'] as const;
type Unjudged = (typeof UNJUDGED)[number];
type Level = (typeof LEVELS)[number];

export type LevelRow = { key: string; label: string } & Record<Level, { certain: number; leaning: number }> &
  Record<Unjudged, number>;

const HATCH = 'opora-levels-hatch';
const UNJUDGED_FILLS: Record<Unjudged, string> = { few: '#fff', hidden: `url(#${HATCH})`, noData: '#f2f0ec' };

type Part = { count: number; fill: string; ink: string; isDoubtful: boolean };

function partsOf(row: LevelRow): Part[] {
  const levels = LEVELS.toReversed().flatMap((level) => [
    { count: row[level].certain, fill: FILLS[level], ink: level === 'high' ? '#fff' : INK, isDoubtful: false },
    { count: row[level].leaning, fill: DOUBTFUL_FILLS[level], ink: INK, isDoubtful: true },
  ]);
  const others = UNJUDGED.map((part) => ({
    count: row[part],
    fill: UNJUDGED_FILLS[part],
    ink: INK,
    isDoubtful: part === 'few',
  }));
  return [...levels, ...others].filter(({ count }) => count > 0);
}

const NARROW = 620;

/** @param rows in the order in which they are drawn */
export function levelCounts(rows: LevelRow[], width: number): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  // Years alone need no more room.
  const isShort = rows.every(({ label }) => label.length < 7);
  const labels = new Map(rows.map(({ key, label }) => [key, wrapLabel(label, isNarrow ? 20 : 38, 2)]));
  const segments = rows.flatMap((row) => {
    let end = 0;
    return partsOf(row).map((part) => {
      const from = end;
      end += part.count;
      return { ...part, key: row.key, from, to: end };
    });
  });
  const most = Math.max(1, ...segments.map(({ to }) => to));
  return {
    className: 'opora-plot',
    width,
    height: 8 + rows.length * 36,
    marginLeft: isShort ? 52 : isNarrow ? 142 : 300,
    marginRight: 12,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [0, most], axis: null },
    y: { type: 'band', domain: rows.map(({ key }) => key), label: null, padding: 0.22 },
    marks: [
      hatchPattern(HATCH),
      Plot.axisY({
        tickFormat: (key: string) => labels.get(key) ?? key,
        tickSize: 0,
        fontSize: isNarrow ? 11 : 13,
        fill: INK,
      }),
      Plot.barX(segments, {
        y: 'key',
        x1: 'from',
        x2: 'to',
        fill: 'fill',
        stroke: LINE,
      }),
      // Plot dashes all bars of a mark or none.
      Plot.barX(
        segments.filter(({ isDoubtful }) => isDoubtful),
        { y: 'key', x1: 'from', x2: 'to', fill: 'none', stroke: QUIET, strokeDasharray: '4,3' },
      ),
      Plot.text(segments, {
        y: 'key',
        x: ({ from, to }: { from: number; to: number }) => (from + to) / 2,
        text: 'count',
        fontSize: 13,
        fontWeight: 600,
        fill: 'ink',
        stroke: ({ fill }: Part) => (fill === UNJUDGED_FILLS.hidden ? '#fff' : 'none'),
        strokeWidth: 3,
      }),
    ],
  };
}
