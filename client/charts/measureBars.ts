/** Bars of measures on a time line, each with its name above it: filled is done, pale is under way, dashed is planned. */
import * as Plot from '@observablehq/plot';
import { ACCENT, INK, PALE_ACCENT } from './colours.ts';

export type TimelineMeasure = {
  label: string;
  /** Days, YYYY-MM-DD. */
  from: string;
  to: string;
  state: 'planned' | 'underWay' | 'done';
};

/** A measure in its place: `y` is the upper edge of its bar on the scale of the chart. */
export type PlacedMeasure = TimelineMeasure & { y: number };

type Frame = {
  ends: [Date, Date];
  /** Of one pixel, as a length on the scale downwards. */
  unit: number;
  inner: number;
};

export const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** @param frame first and last day, the length of a pixel, and the pixels between the margins */
export function measureBars(rows: PlacedMeasure[], { ends: [from, to], inner, unit }: Frame): Plot.Markish[] {
  const share = (day: string) => (Number(at(day)) - Number(from)) / (Number(to) - Number(from));
  /** More room is to its left than to its right. */
  const isLate = ({ from: start, to: end }: TimelineMeasure) => share(end) > 1 - share(start);
  const bar = {
    y1: ({ y }: PlacedMeasure) => y + 8 * unit,
    y2: 'y',
    x1: ({ from: start }: TimelineMeasure) => at(start),
    x2: ({ to: end }: TimelineMeasure) => at(end),
  };
  const of = (state: TimelineMeasure['state']) => rows.filter((row) => row.state === state);
  const label = {
    text: 'label',
    dy: -9,
    fill: INK,
    fontSize: 12,
    textOverflow: 'ellipsis',
    lineWidth: (inner * 0.52) / 12,
  } as const;
  return [
    Plot.rect(of('done'), { ...bar, fill: ACCENT }),
    Plot.rect(of('underWay'), { ...bar, fill: PALE_ACCENT, stroke: ACCENT }),
    Plot.rect(of('planned'), { ...bar, fill: '#fff', stroke: ACCENT, strokeDasharray: '3,2' }),
    Plot.text(
      rows.filter((row) => !isLate(row)),
      { ...label, y: 'y', x: (row) => at(row.from), textAnchor: 'start' },
    ),
    Plot.text(rows.filter(isLate), { ...label, y: 'y', x: (row) => at(row.to), textAnchor: 'end' }),
  ];
}
