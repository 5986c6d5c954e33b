/** Map of territories × factors: in each cell the share of schools at each level, and the share of high risks as a number. */
import * as Plot from '@observablehq/plot';
import { FILLS, INK, LEVELS, LINE } from './colours.ts';
import { type HeatLabel, heatFrame, isNarrowMap } from './heatFrame.ts';

export type TerritoryCell = {
  territory: string;
  factor: string;
  /** Numbers of schools at each level; the others cannot be judged. */
  low: number;
  medium: number;
  high: number;
  schools: number;
  /** The share of high risks among all schools, for instance «12 %». */
  figure: string;
};
export type TerritoryMap = { cells: TerritoryCell[]; territories: HeatLabel[]; factors: HeatLabel[] };

type Part = { territory: string; from: number; to: number; fill: string };

/** White at both ends of a cell, in widths of a column. */
const GAP = 0.03;

/** @param width pixels to draw in; under 700 the bars stand without numbers */
export function territoryMap({ cells, territories, factors }: TerritoryMap, width: number): Plot.PlotOptions {
  const { columns, heading, options, rowAxis } = heatFrame(territories, factors, width);
  const column = new Map(factors.map(({ key }, index) => [key, index]));
  const placed = cells.map((cell) => ({ ...cell, at: column.get(cell.factor) ?? 0 }));
  const isNarrow = isNarrowMap(width);
  return {
    ...options,
    x: { domain: [0, Math.max(1, factors.length)], label: null },
    marks: [
      Plot.axisX({
        ...columns,
        ticks: factors.map((_, index) => index + 0.5),
        tickFormat: (at: number) => heading(factors[Math.floor(at)].key),
      }),
      rowAxis,
      Plot.barX(placed, {
        y: 'territory',
        fill: '#fff',
        stroke: LINE,
        x1: ({ at }) => at + GAP,
        x2: ({ at }) => at + 1 - GAP,
      }),
      Plot.barX(placed.flatMap(partsOf), { y: 'territory', x1: 'from', x2: 'to', fill: 'fill' }),
      isNarrow
        ? null
        : Plot.text(placed, {
            y: 'territory',
            text: 'figure',
            fill: INK,
            fontSize: 12,
            stroke: '#fff',
            strokeWidth: 3,
            x: ({ at }) => at + 0.5,
          }),
    ],
  };
}

/** Low at the left, high at the right end: the red of all rows can be compared. */
function partsOf({ at, high, low, medium, schools, territory }: TerritoryCell & { at: number }): Part[] {
  const whole = (1 - 2 * GAP) / Math.max(1, schools);
  const start = at + GAP;
  const end = at + 1 - GAP;
  const ends: [number, number][] = [
    [start, start + low * whole],
    [start + low * whole, start + (low + medium) * whole],
    [end - high * whole, end],
  ];
  return ends.map(([from, to], index) => ({ territory, from, to, fill: FILLS[LEVELS[index]] }));
}
