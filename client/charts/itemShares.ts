/** The items of a test, one under another: the share of points with its interval, what others have, where it would usually lie; a triangle up or down where it stands out. */
import * as Plot from '@observablehq/plot';
import { ACCENT, INK, LINE, QUIET } from './colours.ts';
import { wrapLabel } from './wrap.ts';

export type ItemShare = {
  key: string;
  label: string;
  /** All shares lie in 0–1. */
  share: number;
  /** Null where it is not known how sure the share is. */
  interval: readonly [low: number, high: number] | null;
  reference: number | null;
  usual: readonly [low: number, high: number] | null;
  seen: 'better' | 'worse' | null;
};

export const USUAL_FILL = '#ecebe8';

const NARROW = 480;
const ROW = 24;

/** @param items in the order in which they are drawn @param write a share of the scale in words */
export function itemShares(items: ItemShare[], write: (share: number) => string, width: number): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const labels = new Map(items.map((item) => [item.key, wrapLabel(item.label, isNarrow ? 7 : 11, 1)]));
  const ticks = isNarrow ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  const span = (pick: (item: ItemShare) => ItemShare['interval']) => ({
    y: 'key',
    x1: (item: ItemShare) => pick(item)?.[0],
    x2: (item: ItemShare) => pick(item)?.[1],
  });
  return {
    className: 'opora-plot',
    width,
    height: 48 + items.length * ROW,
    marginLeft: isNarrow ? 76 : 116,
    marginRight: 22,
    marginTop: 22,
    marginBottom: 26,
    // Room for the mark of nothing and of all.
    x: { domain: [0, 1], label: null, inset: 7 },
    y: { type: 'band', domain: items.map(({ key }) => key), label: null },
    marks: [
      Plot.gridX(ticks, { stroke: LINE, strokeOpacity: 1 }),
      Plot.barX(
        items.filter(({ usual }) => usual !== null),
        { ...span(({ usual }) => usual), fill: USUAL_FILL, insetTop: 3, insetBottom: 3 },
      ),
      Plot.axisY({
        tickFormat: (key: string) => labels.get(key) ?? key,
        tickSize: 0,
        fontSize: isNarrow ? 11 : 13,
        fill: INK,
      }),
      ...(['top', 'bottom'] as const).map((anchor) =>
        Plot.axisX({ anchor, ticks, tickSize: 0, fill: QUIET, tickFormat: write, fontSize: 11 }),
      ),
      Plot.link(
        items.filter(({ interval }) => interval !== null),
        {
          ...{ y1: 'key', y2: 'key', stroke: ACCENT, strokeWidth: 1.5 },
          x1: ({ interval }: ItemShare) => interval?.[0],
          x2: ({ interval }: ItemShare) => interval?.[1],
        },
      ),
      Plot.tickX(
        items.filter(({ reference }) => reference !== null),
        { y: 'key', x: 'reference', stroke: INK, strokeWidth: 2.5, insetTop: 3, insetBottom: 3 },
      ),
      Plot.dot(
        items.filter(({ seen }) => seen === null),
        { y: 'key', x: 'share', r: 4.5, fill: '#fff', stroke: ACCENT, strokeWidth: 1.5 },
      ),
      // By their shape, too, so that they are seen without colours.
      ...(['better', 'worse'] as const).map((side) =>
        Plot.dot(
          items.filter(({ seen }) => seen === side),
          {
            ...{ y: 'key', x: 'share', symbol: 'triangle', r: 6.5, fill: INK, stroke: '#fff' },
            rotate: side === 'better' ? 0 : 180,
          },
        ),
      ),
    ],
  };
}
