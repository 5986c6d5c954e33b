/** The frame of every map of rows × factors: names of columns above, names of rows at the left. */
import * as Plot from '@observablehq/plot';
import { INK } from './colours.ts';
import { wrapLabel } from './wrap.ts';

export type HeatLabel = { key: string; label: string };

const ROW = 30;
const NARROW = 700;

export const isNarrowMap = (width: number): boolean => width < NARROW;

/**
 * @param rows in the order in which they are drawn
 * @param width pixels to draw in; under 700 columns are named by their numbers
 */
export function heatFrame(rows: HeatLabel[], factors: HeatLabel[], width: number) {
  const isNarrow = isNarrowMap(width);
  const marginLeft = isNarrow ? 100 : 190;
  const column = (width - marginLeft) / Math.max(1, factors.length);
  const lettersPerLine = Math.max(5, Math.floor((column - 6) / 6.6));
  const titles = new Map(
    factors.map(({ key, label }) => [key, isNarrow ? key.slice(1) : wrapLabel(label, lettersPerLine)]),
  );
  const lines = Math.max(1, ...[...titles.values()].map((title) => title.split('\n').length));
  const marginTop = isNarrow ? 24 : 14 + lines * 13;
  const names = new Map(rows.map(({ key, label }) => [key, wrapLabel(label, isNarrow ? 13 : 29, 2)]));
  return {
    options: {
      className: 'opora-plot',
      width,
      height: marginTop + rows.length * ROW + 4,
      marginTop,
      marginLeft,
      marginRight: 0,
      marginBottom: 4,
      x: { type: 'band', domain: factors.map(({ key }) => key), padding: 0.04, label: null },
      y: { type: 'band', domain: rows.map(({ key }) => key), padding: 0.08, label: null },
    } satisfies Plot.PlotOptions,
    /** The name of a factor as it stands above its column. */
    heading: (key: string) => titles.get(key) ?? key,
    rowAxis: Plot.axisY({
      tickFormat: (key: string) => names.get(key) ?? key,
      tickSize: 0,
      fontSize: isNarrow ? 11 : 13,
      fill: INK,
    }),
    columns: { anchor: 'top', tickSize: 0, fontSize: isNarrow ? 12 : 11, fill: INK } as const,
  };
}

/** The frame's axes where columns are bands. */
export function heatAxes({ columns, heading, rowAxis }: ReturnType<typeof heatFrame>) {
  return [Plot.axisX({ ...columns, tickFormat: heading }), rowAxis];
}
