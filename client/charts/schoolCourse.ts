/** A whole school over the years: each risk with what the surveys found, and below it, on the same time line, what was done. */
import * as Plot from '@observablehq/plot';
import { INK, LINE, QUIET } from './colours.ts';
import { at, measureBars, type TimelineMeasure } from './measureBars.ts';
import { dotFill, type TimelineResult, yearAndMonth } from './riskTimeline.ts';

export type CourseRow = { label: string; results: TimelineResult[]; measures: TimelineMeasure[] };

export type CourseFrame = {
  /** With its word, for instance «сегодня». */
  today: { day: string; label: string };
};

const HEAD = 24;
const RESULTS = 34;
const MEASURE = 34;
const GAP = 14;
const MARGIN = { marginTop: 26, marginBottom: 24, marginLeft: 12, marginRight: 48 };
const DAY_MS = 86_400_000;

type Placed = CourseRow & { top: number; middle: number };

/** @param width pixels to draw in */
export function schoolCourse(rows: CourseRow[], { today }: CourseFrame, width: number): Plot.PlotOptions {
  const placed = place(rows);
  const height = placed.reduce((sum, row) => sum + heightOf(row), 0);
  const ends = endsOf(rows, today.day);
  const inner = width - MARGIN.marginLeft - MARGIN.marginRight;
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
      Plot.axisX({ tickSize: 4, fill: QUIET, ticks: width < 500 ? 'year' : undefined, tickFormat: yearAndMonth }),
      Plot.ruleY(
        placed.map(({ top }) => top),
        { stroke: LINE },
      ),
      Plot.ruleX([at(today.day)], { stroke: QUIET, strokeDasharray: '2,3' }),
      Plot.text([today], {
        ...{ text: 'label', frameAnchor: 'top', dy: -16, fill: QUIET, fontSize: 12 },
        x: ({ day }) => at(day),
      }),
      Plot.text(placed, {
        ...{ frameAnchor: 'left', dx: 0, textAnchor: 'start', fill: INK, fontSize: 13, fontWeight: 600 },
        ...{ y: ({ top }: Placed) => top + 12, text: 'label', textOverflow: 'ellipsis', lineWidth: width / 8.5 },
        ...{ stroke: '#fff', strokeWidth: 4 },
      }),
      ...found(placed),
      ...measureBars(bars, { ends, inner, unit: 1 }),
    ],
  };
}

const heightOf = ({ measures }: CourseRow): number => HEAD + RESULTS + measures.length * MEASURE + GAP;

function place(rows: CourseRow[]): Placed[] {
  let top = 0;
  return rows.map((row) => {
    const placed = { ...row, top, middle: top + HEAD + RESULTS / 2 };
    top += heightOf(row);
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
function found(placed: Placed[]): Plot.Markish[] {
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
  return [
    Plot.link(joined, {
      ...{ x1: ({ from }) => at(from), x2: ({ to }) => at(to), y1: 'y', y2: 'y', stroke: INK, strokeWidth: 1.2 },
    }),
    Plot.dot(known, { x, y: 'y', r: 8, stroke: INK, strokeWidth: 1.2, fill: dotFill }),
    Plot.text(known, {
      ...{ ...text, dx: 13, textAnchor: 'start', fontSize: 13 },
      text: ({ estimate }: Dot) => String(Math.round(estimate?.value ?? 0)),
    }),
    Plot.text(
      dots.filter(({ estimate }) => estimate === null),
      { ...text, text: 'words', fill: QUIET, fontSize: 11, lineWidth: 9 },
    ),
  ];
}
