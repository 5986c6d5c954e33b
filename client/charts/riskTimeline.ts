/** One factor of a school over the years: what the surveys found, and below it, on the same time line, what was done. */
import * as Plot from '@observablehq/plot';
import type { Look } from '../../analytics/result-level.ts';
import { DAY_MS } from '../days.ts';
import { dotFill, FILLS, INK, LINE, QUIET } from './colours.ts';
import { at, measureBars, type TimelineMeasure } from './measureBars.ts';

export type TimelineResult = {
  /** YYYY-MM-DD: the day that stands for the survey. */
  day: string;
  look: Look;
  isSure: boolean;
  /** Null where nothing can be shown; then `words` stand in its place. */
  estimate: { value: number; interval: [number, number] } | null;
  words: string;
  /** Whether it can be compared with the result before it: only such results are joined by a line. */
  isComparable: boolean;
};

export type Timeline = {
  results: TimelineResult[];
  measures: TimelineMeasure[];
  thresholds: { medium: number; high: number };
  /** With its word, for instance «сегодня». */
  today: { day: string; label: string };
};

const RISK_HEIGHT = 190;
const ROW = 36;
const MARGIN = { marginTop: 22, marginBottom: 24, marginLeft: 36, marginRight: 16 };
/** Points of risk that are as high as one pixel. */
const UNIT = 100 / RISK_HEIGHT;

/** @param width pixels to draw in */
export function riskTimeline({ results, measures, thresholds, today }: Timeline, width: number): Plot.PlotOptions {
  const below = measures.length === 0 ? 0 : measures.length * ROW + 12;
  const days = [...results.map(({ day }) => day), ...measures.flatMap(({ from, to }) => [from, to]), today.day].map(at);
  const [first, last] = [Math.min(...days.map(Number)), Math.max(...days.map(Number))];
  const room = Math.max(30 * DAY_MS, (last - first) * 0.06);
  const ends: [Date, Date] = [new Date(first - room), new Date(last + room)];
  return {
    className: 'opora-plot',
    width,
    height: MARGIN.marginTop + RISK_HEIGHT + below + MARGIN.marginBottom,
    ...MARGIN,
    x: { type: 'utc', domain: ends, label: null },
    y: { domain: [-below * UNIT, 100], label: null, ticks: [0, 25, 50, 75, 100] },
    marks: [
      ...bands(thresholds, ends),
      Plot.axisY({ ticks: [0, 25, 50, 75, 100], tickSize: 0, fill: QUIET }),
      Plot.axisX({ tickSize: 4, fill: QUIET, ticks: width < 500 ? 'year' : undefined, tickFormat: yearAndMonth }),
      Plot.ruleX([at(today.day)], { stroke: QUIET, strokeDasharray: '2,3' }),
      Plot.text([today], {
        text: 'label',
        frameAnchor: 'top',
        dy: -14,
        fill: QUIET,
        fontSize: 12,
        x: ({ day }) => at(day),
      }),
      ...found(results, ends),
      ...done(measures, ends, width),
    ],
  };
}

/** A month as a number: it needs no word. */
export function yearAndMonth(day: Date): string {
  const month = day.getUTCMonth() + 1;
  return month === 1 ? String(day.getUTCFullYear()) : `${String(month).padStart(2, '0')}.${day.getUTCFullYear()}`;
}

function bands({ high, medium }: Timeline['thresholds'], [from, to]: [Date, Date]) {
  const shades = [
    { low: 0, up: medium, fill: FILLS.low },
    { low: medium, up: high, fill: FILLS.medium },
    { low: high, up: 100, fill: FILLS.high },
  ];
  return [Plot.rect(shades, { x1: () => from, x2: () => to, y1: 'low', y2: 'up', fill: 'fill', fillOpacity: 0.16 })];
}

type Known = TimelineResult & { estimate: NonNullable<TimelineResult['estimate']> };

function found(results: TimelineResult[], [from, to]: [Date, Date]) {
  const known = results.filter((result): result is Known => result.estimate !== null);
  const x = ({ day }: TimelineResult) => at(day);
  const middle = (Number(from) + Number(to)) / 2;
  const joined = known.flatMap((result, index) => {
    const former = known[index - 1];
    return former && result.isComparable && results.indexOf(result) === results.indexOf(former) + 1
      ? [{ former, result }]
      : [];
  });
  return [
    Plot.link(joined, {
      stroke: INK,
      strokeWidth: 1.5,
      x1: ({ former }) => at(former.day),
      x2: ({ result }) => at(result.day),
      y1: ({ former }) => former.estimate.value,
      y2: ({ result }) => result.estimate.value,
    }),
    Plot.link(known, {
      x1: x,
      x2: x,
      stroke: QUIET,
      strokeWidth: 2,
      y1: ({ estimate }) => estimate.interval[0],
      y2: ({ estimate }) => estimate.interval[1],
    }),
    Plot.dot(known, { x, y: ({ estimate }) => estimate.value, r: 6, stroke: INK, strokeWidth: 1.2, fill: dotFill }),
    Plot.text(known, {
      x,
      dx: 11,
      textAnchor: 'start',
      fill: INK,
      fontSize: 13,
      stroke: '#fff',
      strokeWidth: 3,
      y: ({ estimate }) => estimate.value,
      text: ({ estimate }) => String(Math.round(estimate.value)),
    }),
    // Words at the edges run inwards, not over the axis.
    ...(['start', 'end'] as const).map((textAnchor) =>
      Plot.text(
        results.filter(({ day, estimate }) => estimate === null && (textAnchor === 'end') === Number(at(day)) > middle),
        {
          x,
          y: 50,
          text: 'words',
          fill: QUIET,
          fontSize: 12,
          lineWidth: 8,
          stroke: '#fff',
          strokeWidth: 3,
          textAnchor,
          dx: textAnchor === 'start' ? 4 : -4,
        },
      ),
    ),
  ];
}

/** Each measure on a line of its own: what it is, and from when to when. */
function done(measures: TimelineMeasure[], ends: [Date, Date], width: number) {
  const rows = measures.map((measure, index) => ({ ...measure, y: -(index * ROW + 26) * UNIT }));
  const inner = width - MARGIN.marginLeft - MARGIN.marginRight;
  return [
    measures.length === 0 ? null : Plot.ruleY([0], { stroke: LINE }),
    ...measureBars(rows, { ends, inner, unit: -UNIT }),
  ];
}
