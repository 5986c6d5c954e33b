/** The activities of a roadmap over the months of its year: a bar a row, its state by colour and sign, and the day that is looked at. */
import * as Plot from '@observablehq/plot';
import { ACCENT, INK, LINE, PALE_ACCENT, QUIET } from './colours.ts';
import { wrapLabel } from './wrap.ts';

export type TimelineState = 'planned' | 'underWay' | 'done' | 'late' | 'beforeStart' | 'nothingDue' | 'notApplicable';
export type TimelineRow = { no: number; label: string; from: string; to: string; state: TimelineState; sign: string };

type TimelineTexts = {
  /** Beside the line of the day, for instance “today”. */
  day: string;
  /** Short name of a month. */
  month(date: Date): string;
  /** What a tooltip and the keyboard say of a row. */
  tell(row: TimelineRow): string;
};

const FILLS: Record<TimelineState, string> = {
  planned: '#ece9e4',
  underWay: PALE_ACCENT,
  done: ACCENT,
  late: '#d98c6a',
  beforeStart: '#f1e3da',
  nothingDue: '#f6f4f1',
  notApplicable: '#ffffff',
};
const NARROW = 700;
const ROW_HEIGHT = { wide: 30, narrow: 24 };

const start = (day: string) => new Date(`${day}T00:00:00Z`);
const end = (day: string) => new Date(start(day).getTime() + 24 * 3_600_000);

/** @param date the day that the state is of, YYYY-MM-DD */
export function roadmapTimeline(
  rows: TimelineRow[],
  date: string,
  texts: TimelineTexts,
  width: number,
): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const labels = new Map(rows.map(({ label, no }) => [no, isNarrow ? String(no) : wrapLabel(`${no}. ${label}`, 44)]));
  const times = [...rows.flatMap(({ from, to }) => [start(from), end(to)]), start(date)].map(Number);
  // At the right edge the name of the day would be cut off.
  const isAtEnd = Number(start(date)) > Math.max(...times) - 0.1 * (Math.max(...times) - Math.min(...times));
  const span = { x1: ({ from }: TimelineRow) => start(from), x2: ({ to }: TimelineRow) => end(to), y: 'no' } as const;
  return {
    className: 'opora-plot',
    width,
    height: 56 + rows.length * (isNarrow ? ROW_HEIGHT.narrow : ROW_HEIGHT.wide),
    marginLeft: isNarrow ? 30 : 330,
    marginTop: 40,
    marginRight: 12,
    marginBottom: 8,
    x: { type: 'utc', domain: rows.length > 0 ? [Math.min(...times), Math.max(...times)] : undefined, label: null },
    y: { type: 'band', domain: rows.map(({ no }) => no), label: null, padding: 0.22 },
    marks: [
      Plot.axisX({
        anchor: 'top',
        ticks: isNarrow ? '3 months' : 'month',
        tickFormat: texts.month,
        tickSize: 0,
        fontSize: 12,
        fill: QUIET,
      }),
      Plot.gridX({ ticks: isNarrow ? '3 months' : 'month', stroke: LINE, strokeOpacity: 1 }),
      Plot.axisY({ tickFormat: (no: number) => labels.get(no) ?? String(no), tickSize: 0, fontSize: 12, fill: INK }),
      Plot.barX(rows, {
        ...span,
        fill: ({ state }: TimelineRow) => FILLS[state],
        stroke: QUIET,
        strokeWidth: 0.5,
        rx: 3,
        title: texts.tell,
      }),
      Plot.text(rows, {
        x: ({ from }: TimelineRow) => start(from),
        y: 'no',
        text: 'sign',
        textAnchor: 'start',
        dx: 5,
        fontSize: 13,
        fontWeight: 700,
        fill: ({ state }: TimelineRow) => (state === 'done' ? '#fff' : INK),
      }),
      Plot.ruleX([start(date)], { stroke: '#a63d2f', strokeWidth: 1.5 }),
      Plot.text([start(date)], {
        x: (day: Date) => day,
        frameAnchor: 'top',
        dy: -34,
        text: () => texts.day,
        fill: '#8a2f23',
        fontSize: 12,
        fontWeight: 600,
        textAnchor: isAtEnd ? 'end' : 'middle',
        dx: isAtEnd ? 10 : 0,
      }),
    ],
  };
}
