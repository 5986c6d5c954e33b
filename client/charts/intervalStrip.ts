/** One estimate on one line: the point, its interval, a reference. Rows of strips under one another share their scale. */
import * as Plot from '@observablehq/plot';
import { ACCENT, FILLS, INK } from './colours.ts';

export type Strip = {
  value: number;
  interval: [number, number];
  /** For instance the district's value; null when there is none. */
  reference: number | null;
};

export type StripScale = {
  domain: [number, number];
  /** Cuts between the levels, shaded behind; absent for differences. */
  thresholds?: { medium: number; high: number };
};

const HEIGHT = 26;

/** @param strip null draws the scale alone */
export function intervalStrip(
  strip: Strip | null,
  { domain, thresholds }: StripScale,
  width: number,
): Plot.PlotOptions {
  const [low, high] = domain;
  const bands = thresholds
    ? [
        { from: low, to: thresholds.medium, fill: FILLS.low },
        { from: thresholds.medium, to: thresholds.high, fill: FILLS.medium },
        { from: thresholds.high, to: high, fill: FILLS.high },
      ]
    : [];
  const within = (x: number) => Math.min(high, Math.max(low, x));
  const drawn = strip ? [strip] : [];
  return {
    className: 'opora-plot',
    width,
    height: HEIGHT,
    margin: 0,
    marginLeft: 8,
    marginRight: 8,
    x: { domain: [...domain], axis: null },
    y: { domain: [0, 1], axis: null },
    marks: [
      Plot.rect(bands, { x1: 'from', x2: 'to', y1: 0, y2: 1, fill: 'fill', fillOpacity: 0.22 }),
      thresholds ? null : Plot.ruleX([0], { stroke: INK, strokeOpacity: 0.4 }),
      Plot.ruleX(
        drawn.flatMap(({ reference }) => (reference === null ? [] : [within(reference)])),
        { y1: 0.1, y2: 0.9, stroke: INK, strokeWidth: 2 },
      ),
      Plot.link(drawn, {
        x1: ({ interval }: Strip) => within(interval[0]),
        x2: ({ interval }: Strip) => within(interval[1]),
        y1: 0.5,
        y2: 0.5,
        stroke: ACCENT,
        strokeWidth: 2,
      }),
      Plot.dot(drawn, { x: ({ value }: Strip) => within(value), y: 0.5, r: 5, fill: ACCENT, stroke: '#fff' }),
    ],
  };
}
