/** Lines of a plan over a year: a bar for each from its first to its last day, a dot where it was done, today as a rule. */
import * as Plot from '@observablehq/plot';
import { DAY_MS } from '../days.ts';
import { ACCENT, INK, LINE, PALE_ACCENT, QUIET } from './colours.ts';
import { wrapLabel } from './wrap.ts';

export type TimelineLine = {
  key: string;
  label: string;
  /** Days, YYYY-MM-DD. */
  from: string;
  to: string;
  doneOn: string | null;
  /** `late`: should be done and is not. */
  state: 'planned' | 'underWay' | 'done' | 'late';
};

export type TimelineFrame = { year: number; today: { day: string; label: string }; month(index: number): string };

const FILLS = { planned: '#e4e1db', underWay: PALE_ACCENT, done: ACCENT, late: '#8a5a9e' };
const NARROW = 700;

const date = (day: string) => new Date(`${day}T00:00:00Z`);

/** @param width pixels to draw in */
export function lineTimeline(lines: TimelineLine[], frame: TimelineFrame, width: number): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const [letters, row] = isNarrow ? [23, 38] : [42, 30];
  const marginLeft = isNarrow ? 156 : 310;
  const labels = new Map(lines.map(({ key, label }) => [key, shorten(label, 2 * letters, letters)]));
  const domain = [date(`${frame.year}-01-01`), lastDay(lines, frame.year)];
  const months = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(frame.year, index, 1)));
  const middle = (month: Date) => new Date(month.getTime() + 15 * DAY_MS);
  const isShown = frame.today.day.startsWith(String(frame.year));
  return {
    className: 'opora-plot',
    width,
    height: 44 + lines.length * row,
    marginLeft,
    marginTop: 36,
    marginBottom: 8,
    marginRight: 12,
    x: { type: 'utc', domain, axis: null, clamp: true },
    y: { domain: lines.map(({ key }) => key), label: null, padding: 0.3 },
    marks: [
      Plot.ruleX(months, { stroke: LINE }),
      Plot.text(isNarrow ? months.filter((_, index) => index % 3 === 0) : months, {
        x: middle,
        text: (month: Date) => frame.month(month.getUTCMonth()),
        frameAnchor: 'top',
        dy: -12,
        fill: QUIET,
        fontSize: 11,
      }),
      Plot.axisY({
        tickFormat: (key: string) => labels.get(key) ?? key,
        tickSize: 0,
        fontSize: isNarrow ? 10 : 12,
        fill: INK,
      }),
      Plot.barX(lines, {
        x1: ({ from }: TimelineLine) => date(from),
        x2: ({ to }: TimelineLine) => new Date(date(to).getTime() + DAY_MS),
        y: 'key',
        fill: ({ state }: TimelineLine) => FILLS[state],
        stroke: ({ state }: TimelineLine) => (state === 'planned' ? QUIET : 'none'),
        strokeDasharray: '3 2',
        rx: 2,
      }),
      // Late is not told by colour alone.
      Plot.text(
        lines.filter(({ state }) => state === 'late'),
        {
          x: ({ from, to }: TimelineLine) => new Date((date(from).getTime() + date(to).getTime()) / 2),
          y: 'key',
          text: () => '!',
          fill: '#fff',
          fontSize: 14,
          fontWeight: 700,
        },
      ),
      Plot.dot(
        lines.filter(({ doneOn }) => doneOn !== null),
        {
          x: ({ doneOn }: TimelineLine) => date(doneOn ?? ''),
          y: 'key',
          r: 4,
          fill: '#fff',
          stroke: INK,
          strokeWidth: 1.5,
        },
      ),
      isShown ? Plot.ruleX([date(frame.today.day)], { stroke: INK, strokeWidth: 1.5 }) : null,
      isShown
        ? Plot.text([frame.today], {
            x: ({ day }: TimelineFrame['today']) => date(day),
            text: 'label',
            frameAnchor: 'top',
            dy: -27,
            fill: INK,
            fontSize: 11,
            fontWeight: 600,
          })
        : null,
    ],
  };
}

/** The year ends with its last line, which may run into the next one. */
function lastDay(lines: TimelineLine[], year: number): Date {
  const latest = lines.reduce((day, { to }) => (to > day ? to : day), `${year}-12-31`);
  const limit = `${year + 1}-03-31`;
  return date(latest > limit ? limit : latest);
}

function shorten(label: string, most: number, letters: number): string {
  const short = label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}…`;
  return wrapLabel(short, letters);
}
