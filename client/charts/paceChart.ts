/** Answers received per day, and the line of what is needed a day up to the last one. */
import * as Plot from '@observablehq/plot';
import { DAY_MS } from '../days.ts';
import { ACCENT, INK, LINE, QUIET } from './colours.ts';

export type PaceChart = {
  days: { day: string; received: number }[];
  today: string;
  closesOn: string;
  /** Answers a day; 0 draws no line. */
  needed: number;
};

export type PaceLabels = { axis: string; needed: string; day(day: string): string };

const start = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** So many days at most, evenly spaced from the first. */
function everyFew(first: Date, last: Date, most: number): Date[] {
  const days = Math.round((last.getTime() - first.getTime()) / DAY_MS);
  const step = Math.max(1, Math.ceil(days / most));
  return Array.from({ length: Math.ceil(days / step) }, (_, n) => new Date(first.getTime() + n * step * DAY_MS));
}

/** @param width pixels to draw in */
export function paceChart(
  { closesOn, days, needed, today }: PaceChart,
  labels: PaceLabels,
  width: number,
): Plot.PlotOptions {
  const first = start(days[0]?.day ?? today);
  const last = new Date(Math.max(start(closesOn).getTime(), start(days.at(-1)?.day ?? today).getTime()) + DAY_MS);
  const bars = days.map(({ day, received }) => ({
    received,
    from: start(day),
    to: new Date(start(day).getTime() + 0.86 * DAY_MS),
  }));
  const most = Math.max(1, needed, ...days.map(({ received }) => received));
  const line = [
    { at: start(today), needed },
    { at: last, needed },
  ];
  return {
    className: 'opora-plot',
    width,
    height: 220,
    marginLeft: 44,
    marginRight: 12,
    marginTop: 26,
    marginBottom: 30,
    x: { type: 'utc', domain: [first, last], label: null },
    y: { domain: [0, most * 1.12], label: null, ticks: 4, grid: true },
    marks: [
      Plot.axisX({
        ticks: everyFew(first, last, Math.max(2, Math.floor(width / 80))),
        tickFormat: (at: Date) => labels.day(at.toISOString().slice(0, 10)),
        tickSize: 0,
        fill: INK,
        fontSize: 12,
      }),
      Plot.axisY({ ticks: 4, tickSize: 0, fill: QUIET, fontSize: 12, tickFormat: (value: number) => String(value) }),
      Plot.rectY(bars, { x1: 'from', x2: 'to', y: 'received', fill: ACCENT }),
      Plot.ruleY([0], { stroke: LINE }),
      Plot.text([labels.axis], { frameAnchor: 'top-left', dy: -20, fill: QUIET, fontSize: 12 }),
      ...(needed > 0
        ? [
            Plot.line(line, { x: 'at', y: 'needed', stroke: INK, strokeWidth: 1.5, strokeDasharray: '5 3' }),
            Plot.text([line[1]], {
              x: 'at',
              y: 'needed',
              text: () => labels.needed,
              textAnchor: 'end',
              dy: -9,
              fill: INK,
              fontSize: 12,
              stroke: '#fff',
              strokeWidth: 4,
            }),
          ]
        : []),
    ],
  };
}
