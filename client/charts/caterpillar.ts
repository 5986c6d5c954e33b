/** All schools on one scale, highest first: estimate with its interval, the plain mean beside it, the district as a line. */
import * as Plot from '@observablehq/plot';
import type { Look } from '../../analytics/result-level.ts';
import { dotFill, FILLS, INK, QUIET } from './colours.ts';
import { wrapLabel } from './wrap.ts';

export type CaterpillarRow = {
  key: string;
  label: string;
  look: Look;
  isSure: boolean;
  /** Null where the school has no estimate: then the row says so in words. */
  estimate: { value: number; interval: [number, number]; raw: number } | null;
  /** What stands in the row instead of an estimate. */
  words: string;
};

export type CaterpillarScale = {
  /** The district's mean, 0–100, with the word for it; null when there is none. */
  district: { value: number; label: string } | null;
  thresholds: { medium: number; high: number };
};

const ROW = 28;
const NARROW = 700;
const MARGIN_TOP = 34;
const MARGIN_BOTTOM = 26;

/** @param rows in the order in which they are drawn @param width pixels to draw in */
export function caterpillar(
  rows: CaterpillarRow[],
  { district, thresholds }: CaterpillarScale,
  width: number,
): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const labels = new Map(rows.map(({ key, label }) => [key, wrapLabel(label, isNarrow ? 15 : 32, 2)]));
  const drawn = rows.filter(({ estimate }) => estimate !== null);
  return {
    className: 'opora-plot',
    width,
    height: MARGIN_TOP + MARGIN_BOTTOM + rows.length * ROW,
    marginLeft: isNarrow ? 116 : 216,
    marginRight: 16,
    marginTop: MARGIN_TOP,
    marginBottom: MARGIN_BOTTOM,
    x: { domain: [0, 100], label: null, ticks: [0, 25, 50, 75, 100] },
    y: { type: 'band', domain: rows.map(({ key }) => key), label: null, padding: 0.2 },
    marks: [
      ...bands(thresholds),
      Plot.axisY({
        tickFormat: (key: string) => labels.get(key) ?? key,
        tickSize: 0,
        fontSize: isNarrow ? 11 : 13,
        fill: INK,
      }),
      Plot.axisX({ ticks: [0, 25, 50, 75, 100], tickSize: 0, fill: QUIET }),
      ...districtLine(district),
      Plot.link(drawn, {
        y1: 'key',
        y2: 'key',
        stroke: QUIET,
        strokeWidth: 1.5,
        x1: ({ estimate }: CaterpillarRow) => estimate?.interval[0],
        x2: ({ estimate }: CaterpillarRow) => estimate?.interval[1],
      }),
      Plot.dot(drawn, { y: 'key', x: ({ estimate }) => estimate?.raw, symbol: 'times', r: 3.5, stroke: QUIET }),
      Plot.dot(drawn, {
        y: 'key',
        r: 6,
        stroke: INK,
        strokeWidth: 1.2,
        fill: dotFill,
        x: ({ estimate }: CaterpillarRow) => estimate?.value,
      }),
      ...fewAnswers(drawn, isNarrow ? 11 : 12),
      Plot.text(
        rows.filter(({ estimate }) => estimate === null),
        { y: 'key', x: 1, text: 'words', textAnchor: 'start', fill: QUIET, fontSize: isNarrow ? 11 : 12 },
      ),
    ],
  };
}

function bands({ medium, high }: CaterpillarScale['thresholds']) {
  const shades = [
    { from: 0, to: medium, fill: FILLS.low },
    { from: medium, to: high, fill: FILLS.medium },
    { from: high, to: 100, fill: FILLS.high },
  ];
  return [Plot.rectX(shades, { x1: 'from', x2: 'to', fill: 'fill', fillOpacity: 0.16 })];
}

function districtLine(district: CaterpillarScale['district']) {
  if (district === null) return [];
  return [
    Plot.ruleX([district.value], { stroke: INK, strokeWidth: 1.5, strokeDasharray: '5,3' }),
    Plot.text([district], {
      x: 'value',
      text: 'label',
      frameAnchor: 'top',
      dy: -14,
      fill: INK,
      fontSize: 12,
      stroke: '#fff',
      strokeWidth: 3,
    }),
  ];
}

/** The words stand on the side of the interval that has room. */
function fewAnswers(rows: CaterpillarRow[], fontSize: number) {
  const few = rows.filter(({ look }) => look === 'few');
  const isRight = ({ estimate }: CaterpillarRow) => (estimate?.value ?? 0) < 50;
  const text = { y: 'key', text: 'words', fill: QUIET, fontSize } as const;
  return [
    Plot.text(few.filter(isRight), { ...text, x: ({ estimate }) => estimate?.interval[1], textAnchor: 'start', dx: 8 }),
    Plot.text(
      few.filter((row) => !isRight(row)),
      { ...text, x: ({ estimate }) => estimate?.interval[0], textAnchor: 'end', dx: -8 },
    ),
  ];
}
