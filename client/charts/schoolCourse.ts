/** A whole school over the years: each risk with what the surveys found, and below it, on the same time line, what was done. */
import * as Plot from '@observablehq/plot';
import { DAY_MS } from '../days.ts';
import { dotFill, INK, LINE, QUIET } from './colours.ts';
import { at, measureBars, type TimelineMeasure } from './measureBars.ts';
import { type TimelineResult, yearAndMonth } from './riskTimeline.ts';
import { wrapLabel } from './wrap.ts';

export type CourseRow = { label: string; results: TimelineResult[]; measures: TimelineMeasure[] };

export type CourseFrame = {
  /** With its word, for instance «сегодня». */
  today: { day: string; label: string };
};

const HEAD = 24;
const RESULTS = 44;
const LINE_OF_HEAD = 16;
const MEASURE = 34;
const GAP = 14;
const MARGIN = { marginTop: 26, marginBottom: 24, marginLeft: 12, marginRight: 48 };

type Placed = CourseRow & { head: string; top: number; middle: number; height: number };

/** @param width pixels to draw in */
export function schoolCourse(rows: CourseRow[], { today }: CourseFrame, width: number): Plot.PlotOptions {
  const inner = width - MARGIN.marginLeft - MARGIN.marginRight;
  const placed = place(rows, Math.floor(inner / 7.4));
  const height = placed.reduce((sum, row) => sum + row.height, 0);
  const ends = endsOf(rows, today.day);
  const bars = placed.flatMap(({ measures, middle }) =>
    measures.map((measure, index) => ({ ...measure, y: middle + RESULTS / 2 + 22 + index * MEASURE })),
  );
  return {
    className: 'opora-plot',
    width,
    height: MARGIN.marginTop + height + MARGIN.marginBottom,
    ...MARGIN,
    x: { type: 'utc', domain: ends, label: null },
    y: {
      domain: [0, Math.max(1, height)],
      range: [MARGIN.marginTop, MARGIN.marginTop + Math.max(1, height)],
      axis: null,
    },
    marks: [
      Plot.axisX({ tickSize: 4, fill: QUIET, ticks: width < 500 ? '6 months' : '3 months', tickFormat: yearAndMonth }),
      Plot.ruleY(
        placed.map(({ top }) => top),
        { stroke: LINE },
      ),
      Plot.ruleX([at(today.day)], { stroke: QUIET, strokeDasharray: '2,3' }),
      Plot.text([today], {
        text: 'label',
        frameAnchor: 'top',
        dy: -16,
        fill: QUIET,
        fontSize: 12,
        x: ({ day }) => at(day),
      }),
      Plot.text(placed, {
        frameAnchor: 'left',
        textAnchor: 'start',
        lineAnchor: 'top',
        fill: INK,
        fontSize: 13,
        fontWeight: 600,
        y: ({ top }: Placed) => top + 6,
        text: 'head',
        lineHeight: 1.2,
        stroke: '#fff',
        strokeWidth: 4,
      }),
      ...found(placed, ends),
      ...measureBars(bars, { ends, inner, unit: 1 }),
    ],
  };
}

/** @param columns letters of a head that fit a line; the rest of a head that has more than two lines is left out */
function place(rows: CourseRow[], columns: number): Placed[] {
  let top = 0;
  return rows.map((row) => {
    const head = wrapLabel(row.label, columns, 2);
    const space = HEAD + LINE_OF_HEAD * (head.split('\n').length - 1);
    const height = space + RESULTS + row.measures.length * MEASURE + GAP;
    const placed = { ...row, head, top, height, middle: top + space + RESULTS / 2 };
    top += height;
    return placed;
  });
}

function endsOf(rows: CourseRow[], today: string): [Date, Date] {
  const days = rows.flatMap(({ measures, results }) => [
    ...results.map(({ day }) => day),
    ...measures.flatMap(({ from, to }) => [from, to]),
  ]);
  const times = [...days, today].map((day) => Number(at(day)));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const room = Math.max(30 * DAY_MS, (last - first) * 0.04);
  return [new Date(first - room), new Date(last + room)];
}

type Dot = TimelineResult & { y: number };

/** The surveys of each risk on one line; a thin rule joins those that may be compared. */
function found(placed: Placed[], [from, to]: [Date, Date]): Plot.Markish[] {
  const dots: Dot[] = placed.flatMap(({ middle, results }) => results.map((result) => ({ ...result, y: middle })));
  const joined = placed.flatMap(({ middle, results }) =>
    results.flatMap((result, index) => {
      const former = results[index - 1];
      const isJoined = former?.estimate && result.estimate && result.isComparable;
      return isJoined ? [{ from: former.day, to: result.day, y: middle }] : [];
    }),
  );
  const x = ({ day }: Dot) => at(day);
  const known = dots.filter(({ estimate }) => estimate !== null);
  const text = { x, y: 'y', fill: INK, stroke: '#fff', strokeWidth: 3 } as const;
  const unknown = dots.filter(({ estimate }) => estimate === null);
  // What stands for a result must not be cut off at the edge.
  const isLate = (dot: Dot) => Number(x(dot)) > (Number(from) + Number(to)) / 2;
  const reason = { ...text, text: 'words', fill: QUIET, fontSize: 11, lineWidth: 9 } as const;
  return [
    Plot.link(joined, {
      x1: ({ from }) => at(from),
      x2: ({ to }) => at(to),
      y1: 'y',
      y2: 'y',
      stroke: INK,
      strokeWidth: 1.2,
    }),
    Plot.dot(known, { x, y: 'y', r: 8, stroke: INK, strokeWidth: 1.2, fill: dotFill }),
    Plot.text(known, {
      ...text,
      dy: -17,
      fontSize: 13,
      text: ({ estimate }: Dot) => String(Math.round(estimate?.value ?? 0)),
    }),
    Plot.text(
      unknown.filter((dot) => !isLate(dot)),
      { ...reason, textAnchor: 'start' },
    ),
    Plot.text(unknown.filter(isLate), { ...reason, textAnchor: 'end' }),
  ];
}
