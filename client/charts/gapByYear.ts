/** A gap between schools by year: the estimate with its interval, and its value beside it. */
import * as Plot from '@observablehq/plot';
import { ACCENT, INK, LINE, QUIET } from './colours.ts';

export type GapYear = {
  label: string;
  /** Null where it cannot be computed: then the words stand alone. */
  gap: { value: number; interval: [number, number] } | null;
  /** The value as it is written beside the dot, or why there is none. */
  words: string;
  /** How many schools: under the year. */
  note: string;
};

const NARROW = 500;
const WIDEST = 900;

/** @param years oldest first @param axis the unit, above the scale @param write a value of the scale in words */
export function gapByYear(
  years: GapYear[],
  axis: string,
  write: (value: number) => string,
  width: number,
): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const drawn = years.filter(({ gap }) => gap !== null);
  const most = Math.max(0, ...drawn.map(({ gap }) => gap?.interval[1] ?? 0)) || 1;
  const notes = new Map(years.map(({ label, note }) => [label, note]));
  return {
    className: 'opora-plot',
    width: Math.min(width, WIDEST),
    height: 240,
    marginLeft: 48,
    marginRight: isNarrow ? 44 : 60,
    marginTop: 28,
    marginBottom: 44,
    x: { type: 'point', domain: years.map(({ label }) => label), label: null, padding: 0.4 },
    y: { domain: [0, most * 1.1], label: null },
    marks: [
      Plot.gridY({ ticks: 4, stroke: LINE, strokeOpacity: 1 }),
      Plot.axisY({ ticks: 4, tickSize: 0, fill: QUIET, fontSize: 12, tickFormat: write }),
      Plot.axisX({
        tickSize: 0,
        fill: INK,
        fontSize: isNarrow ? 11 : 13,
        lineHeight: 1.25,
        tickFormat: (label: string) => `${label}\n${notes.get(label) ?? ''}`,
      }),
      Plot.ruleY([0], { stroke: QUIET }),
      Plot.text([axis], { frameAnchor: 'top-left', dx: -40, dy: -22, fill: QUIET, fontSize: 12 }),
      Plot.line(drawn, { x: 'label', y: ({ gap }) => gap?.value, stroke: ACCENT, strokeOpacity: 0.35, strokeWidth: 2 }),
      Plot.link(drawn, {
        x1: 'label',
        x2: 'label',
        stroke: ACCENT,
        strokeWidth: 2,
        y1: ({ gap }: GapYear) => gap?.interval[0],
        y2: ({ gap }: GapYear) => gap?.interval[1],
      }),
      Plot.dot(drawn, { x: 'label', y: ({ gap }) => gap?.value, r: 6, fill: ACCENT, stroke: '#fff' }),
      Plot.text(drawn, {
        x: 'label',
        y: ({ gap }: GapYear) => gap?.value,
        text: 'words',
        textAnchor: 'start',
        dx: 11,
        fill: INK,
        fontSize: 14,
        fontWeight: 600,
        stroke: '#fff',
        strokeWidth: 4,
      }),
      Plot.text(
        years.filter(({ gap }) => gap === null),
        { x: 'label', y: 0, text: 'words', dy: -12, fill: QUIET, fontSize: 12 },
      ),
    ],
  };
}
