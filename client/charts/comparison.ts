/** A few schools side by side on every factor, all on the one scale of risk: estimate with its interval, or why there is none. */
import * as Plot from '@observablehq/plot';
import type { Look } from '../../analytics/result-level.ts';
import { dotFill, FILLS, INK, QUIET } from './colours.ts';
import { wrapLabel } from './wrap.ts';

export type ComparisonRow = {
  factor: string;
  school: string;
  look: Look;
  isSure: boolean;
  estimate: { value: number; interval: [number, number] } | null;
  /** What stands in the row instead of an estimate. */
  words: string;
};

export type ComparisonLabels = {
  factors: { key: string; label: string }[];
  schools: { key: string; label: string }[];
  thresholds: { medium: number; high: number };
};

const ROW = 22;
const NARROW = 700;

/** @param rows one for each factor and school @param width pixels to draw in */
export function comparison(
  rows: ComparisonRow[],
  { factors, schools, thresholds }: ComparisonLabels,
  width: number,
): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const names = new Map(schools.map(({ key, label }) => [key, wrapLabel(label, isNarrow ? 17 : 32, 1)]));
  const titles = new Map(factors.map(({ key, label }) => [key, wrapLabel(label, isNarrow ? 46 : 110, 1)]));
  const shown = rows.filter(({ estimate }) => estimate !== null);
  const place = { fy: 'factor', y: 'school' } as const;
  return {
    className: 'opora-plot',
    width,
    height: 40 + factors.length * (schools.length * ROW + 34),
    marginLeft: isNarrow ? 122 : 216,
    marginRight: 16,
    marginTop: 26,
    marginBottom: 24,
    x: { domain: [0, 100], label: null },
    y: { type: 'band', domain: schools.map(({ key }) => key), label: null },
    fy: { domain: factors.map(({ key }) => key), label: null, padding: 34 / (schools.length * ROW + 34), axis: null },
    marks: [
      ...bands(thresholds),
      Plot.axisY({
        tickFormat: (key: string) => names.get(key) ?? key,
        tickSize: 0,
        fontSize: isNarrow ? 11 : 12,
        fill: INK,
      }),
      Plot.axisX({ ticks: [0, 25, 50, 75, 100], tickSize: 0, fill: QUIET }),
      Plot.text(factors, {
        fy: 'key',
        frameAnchor: 'top-left',
        text: ({ key }) => titles.get(key) ?? key,
        dy: -15,
        dx: isNarrow ? -118 : -208,
        fontWeight: 600,
        fontSize: isNarrow ? 11 : 13,
        fill: INK,
      }),
      Plot.link(shown, {
        fy: 'factor',
        y1: 'school',
        y2: 'school',
        stroke: QUIET,
        strokeWidth: 1.5,
        x1: ({ estimate }: ComparisonRow) => estimate?.interval[0],
        x2: ({ estimate }: ComparisonRow) => estimate?.interval[1],
      }),
      Plot.dot(shown, { ...place, x: ({ estimate }) => estimate?.value, r: 5.5, stroke: INK, fill: dotFill }),
      Plot.text(
        rows.filter(({ estimate }) => estimate === null),
        { ...place, x: 1, text: 'words', textAnchor: 'start', fill: QUIET, fontSize: 11 },
      ),
    ],
  };
}

function bands({ medium, high }: ComparisonLabels['thresholds']) {
  const shades = [
    { from: 0, to: medium, fill: FILLS.low },
    { from: medium, to: high, fill: FILLS.medium },
    { from: high, to: 100, fill: FILLS.high },
  ];
  return [Plot.rectX(shades, { x1: 'from', x2: 'to', fill: 'fill', fillOpacity: 0.16 })];
}
