/** Shares one under another, each with its interval; a ring where it stood before. */
import * as Plot from '@observablehq/plot';
import { ACCENT, INK, LINE, QUIET } from './colours.ts';
import { wrapLabel } from './wrap.ts';

export type ShareRow = {
  key: string;
  label: string;
  /** In 0…1; null where it is not told. */
  share: { value: number; interval: [number, number] } | null;
  /** The year before; null where it is not told. */
  before: number | null;
  /** The share as it is written, or why there is none. */
  words: string;
};

const NARROW = 620;

/** @param rows in the order in which they are drawn @param write a share of the scale in words */
export function shareRows(rows: ShareRow[], write: (share: number) => string, width: number): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const labels = new Map(rows.map(({ key, label }) => [key, wrapLabel(label, isNarrow ? 20 : 38, 2)]));
  const told = rows.filter(({ share }) => share !== null);
  return {
    className: 'opora-plot',
    width,
    height: 34 + rows.length * (isNarrow ? 34 : 28),
    marginLeft: isNarrow ? 142 : 300,
    marginRight: 52,
    marginTop: 4,
    marginBottom: 26,
    x: { domain: [0, 1], label: null },
    y: { type: 'band', domain: rows.map(({ key }) => key), label: null },
    marks: [
      Plot.gridX([0, 0.25, 0.5, 0.75, 1], { stroke: LINE, strokeOpacity: 1 }),
      Plot.axisY({
        tickFormat: (key: string) => labels.get(key) ?? key,
        tickSize: 0,
        fontSize: isNarrow ? 11 : 13,
        fill: INK,
      }),
      Plot.axisX({
        ticks: isNarrow ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1],
        tickSize: 0,
        fill: QUIET,
        tickFormat: write,
      }),
      Plot.link(told, {
        y1: 'key',
        y2: 'key',
        stroke: ACCENT,
        strokeWidth: 2,
        x1: ({ share }: ShareRow) => share?.interval[0],
        x2: ({ share }: ShareRow) => share?.interval[1],
      }),
      Plot.dot(
        rows.filter(({ before }) => before !== null),
        { y: 'key', x: 'before', r: 5, fill: '#fff', stroke: QUIET, strokeWidth: 1.5 },
      ),
      Plot.dot(told, { y: 'key', x: ({ share }: ShareRow) => share?.value, r: 5, fill: ACCENT, stroke: '#fff' }),
      Plot.text(told, {
        y: 'key',
        x: 1,
        text: 'words',
        textAnchor: 'start',
        dx: 8,
        fontSize: 13,
        fontWeight: 600,
        fill: INK,
      }),
      Plot.text(
        rows.filter(({ share }) => share === null),
        { y: 'key', x: 0, text: 'words', textAnchor: 'start', dx: 4, fontSize: 12, fill: QUIET },
      ),
    ],
  };
}
