/** Answers received per week, and the line of what is needed a week up to the last day. */
import * as Plot from '@observablehq/plot';
import { DAY_MS } from '../days.ts';
import { ACCENT, INK, LINE, QUIET } from './colours.ts';

export type PaceChart = {
  /** By their Mondays, in order. */
  weeks: { week: string; received: number }[];
  today: string;
  closesOn: string;
  /** Answers a week; 0 draws no line. */
  needed: number;
};

export type PaceLabels = { axis: string; needed: string; day(day: string): string };

const WEEK_MS = 7 * DAY_MS;

const start = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** So many beginnings of weeks at most, evenly spaced from the first. */
function everyFew(first: Date, last: Date, most: number): Date[] {
  const weeks = Math.ceil((last.getTime() - first.getTime()) / WEEK_MS);
  const step = Math.max(1, Math.ceil(weeks / most));
  return Array.from({ length: Math.ceil(weeks / step) }, (_, n) => new Date(first.getTime() + n * step * WEEK_MS));
}

/** @param width pixels to draw in */
export function paceChart(
  { closesOn, needed, today, weeks }: PaceChart,
  labels: PaceLabels,
  width: number,
): Plot.PlotOptions {
  const first = start(weeks[0]?.week ?? today);
  const closing = start(closesOn).getTime() + DAY_MS;
  const last = new Date(Math.max(closing, start(weeks.at(-1)?.week ?? today).getTime() + WEEK_MS));
  const bars = weeks.map(({ received, week }) => ({
    received,
    from: start(week),
    to: new Date(start(week).getTime() + 0.86 * WEEK_MS),
  }));
  const most = Math.max(1, needed, ...weeks.map(({ received }) => received));
  const line = [
    { at: start(today), needed },
    { at: new Date(closing), needed },
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
