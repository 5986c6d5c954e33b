/** Schools by their educational results, best first: estimate, interval, plain mean; the district's mean is the middle line. */
import * as Plot from '@observablehq/plot';
import { ACCENT, INK, LINE, PALE_ACCENT, QUIET } from './colours.ts';
import { hatchPattern } from './hatch.ts';
import { wrapLabel } from './wrap.ts';

export type StandingRow = {
  key: string;
  label: string;
  /** Null where it is hidden: then the row says so. */
  estimate: { value: number; interval: [number, number]; raw: number } | null;
  /** What stands in the row instead of an estimate. */
  words: string;
};

const ROW = 28;
const NARROW = 700;
const HATCH = 'opora-standings-hatch';

/** @param rows in the order in which they are drawn @param district the name of the middle line @param write a value in words */
export function standings(
  rows: StandingRow[],
  district: string,
  write: (value: number) => string,
  width: number,
): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const labels = new Map(rows.map(({ key, label }) => [key, wrapLabel(label, isNarrow ? 15 : 32, 2)]));
  const shown = rows.filter(({ estimate }) => estimate !== null);
  const hidden = rows.filter(({ estimate }) => estimate === null);
  const ends = shown.flatMap(({ estimate }) => (estimate ? [...estimate.interval, estimate.raw] : []));
  const reach = Math.max(0.5, ...ends.map(Math.abs)) * 1.05;
  return {
    className: 'opora-plot',
    width,
    height: 64 + rows.length * ROW,
    marginLeft: isNarrow ? 116 : 216,
    marginRight: 16,
    marginTop: 34,
    marginBottom: 26,
    x: { domain: [-reach, reach], label: null },
    y: { type: 'band', domain: rows.map(({ key }) => key), label: null, padding: 0.2 },
    marks: [
      hatchPattern(HATCH),
      Plot.gridX({ ticks: isNarrow ? 4 : 8, stroke: LINE, strokeOpacity: 0.7 }),
      Plot.axisY({
        tickFormat: (key: string) => labels.get(key) ?? key,
        tickSize: 0,
        fontSize: isNarrow ? 11 : 13,
        fill: INK,
      }),
      Plot.axisX({ ticks: isNarrow ? 4 : 8, tickSize: 0, fill: QUIET, fontSize: 12, tickFormat: write }),
      Plot.ruleX([0], { stroke: INK, strokeWidth: 1.5, strokeDasharray: '5,3' }),
      Plot.text([district], {
        x: () => 0,
        frameAnchor: 'top',
        dy: -16,
        fill: INK,
        fontSize: 12,
        stroke: '#fff',
        strokeWidth: 3,
      }),
      ...estimates(shown),
      Plot.barX(hidden, { y: 'key', x1: -reach, x2: reach, fill: `url(#${HATCH})`, insetTop: 3, insetBottom: 3 }),
      Plot.text(hidden, {
        y: 'key',
        x: 0,
        text: 'words',
        fill: INK,
        fontSize: isNarrow ? 11 : 12,
        stroke: '#fff',
        strokeWidth: 6,
      }),
    ],
  };
}

/** A dot is filled where the interval leaves the district's mean out. */
function estimates(rows: StandingRow[]) {
  const isSure = ({ estimate }: StandingRow) => estimate !== null && estimate.interval[0] * estimate.interval[1] > 0;
  return [
    Plot.link(rows, {
      y1: 'key',
      y2: 'key',
      stroke: QUIET,
      strokeWidth: 1.5,
      x1: ({ estimate }: StandingRow) => estimate?.interval[0],
      x2: ({ estimate }: StandingRow) => estimate?.interval[1],
    }),
    Plot.dot(rows, { y: 'key', x: ({ estimate }) => estimate?.raw, symbol: 'times', r: 3.5, stroke: QUIET }),
    Plot.dot(rows, {
      y: 'key',
      r: 6,
      stroke: INK,
      strokeWidth: 1.2,
      x: ({ estimate }: StandingRow) => estimate?.value,
      fill: (row: StandingRow) => (isSure(row) ? ACCENT : PALE_ACCENT),
    }),
  ];
}
