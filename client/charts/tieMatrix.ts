/** Matrix factor × activity: a number where measures of plans tie them, a dot where a measure could. */
import * as Plot from '@observablehq/plot';
import { ACCENT, INK, LINE, PALE_ACCENT, QUIET } from './colours.ts';
import { wrapLabel } from './wrap.ts';

export type TieCell = { factor: string; activity: number; count: number };
export type TieRow = { key: string; label: string; isUncovered: boolean };

const ROW = { wide: 34, narrow: 46 };
const NARROW = 700;

/**
 * @param rows factors in the order in which they are drawn
 * @param activities numbers of the columns, in order
 * @param signs what stands below a number: the state of the activity; nothing where it is not known
 */
export function tieMatrix(
  cells: TieCell[],
  rows: TieRow[],
  activities: number[],
  width: number,
  signs: ReadonlyMap<number, string> = new Map(),
): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const labels = new Map(rows.map(({ key, label }) => [key, wrapLabel(label, isNarrow ? 19 : 36, isNarrow ? 3 : 2)]));
  const tied = cells.filter(({ count }) => count > 0);
  // A phone has room for the activities alone that carry a measure; the table has them all.
  const columns = isNarrow ? activities.filter((no) => tied.some(({ activity }) => activity === no)) : activities;
  const shown = cells.filter(({ activity }) => columns.includes(activity));
  const uncovered = new Set(rows.filter(({ isUncovered }) => isUncovered).map(({ key }) => key));
  const place = { x: 'activity', y: 'factor' } as const;
  return {
    className: 'opora-plot',
    width,
    height: (signs.size > 0 ? 54 : 40) + rows.length * (isNarrow ? ROW.narrow : ROW.wide),
    marginLeft: isNarrow ? 128 : 290,
    marginTop: signs.size > 0 ? 40 : 26,
    marginRight: 4,
    marginBottom: 8,
    x: { type: 'band', domain: columns, label: null, padding: 0.08 },
    y: { type: 'band', domain: rows.map(({ key }) => key), label: null, padding: 0.1 },
    marks: [
      Plot.axisX({
        anchor: 'top',
        tickSize: 0,
        tickFormat: (no: number) => `${no}\n${signs.get(no) ?? ''}`.trim(),
        fontSize: 12,
        fill: QUIET,
      }),
      Plot.axisY({
        tickFormat: (key: string) => labels.get(key) ?? key,
        tickSize: 0,
        fontSize: isNarrow ? 10 : 12,
        fill: INK,
      }),
      Plot.cell(shown, { ...place, fill: '#fff', stroke: LINE, rx: 2 }),
      Plot.cell(tied, { ...place, fill: ({ count }: TieCell) => (count > 2 ? ACCENT : PALE_ACCENT), rx: 2 }),
      Plot.dot(
        shown.filter(({ count }) => count === 0),
        { ...place, r: 1.5, fill: QUIET },
      ),
      Plot.text(tied, {
        ...place,
        text: ({ count }: TieCell) => String(count),
        fontWeight: 600,
        fontSize: 13,
        fill: ({ count }: TieCell) => (count > 2 ? '#fff' : INK),
      }),
      // The page says in words as well which factors have a high risk that nothing covers.
      Plot.text([...uncovered], {
        y: (key: string) => key,
        frameAnchor: 'left',
        dx: isNarrow ? -126 : -286,
        text: () => '!',
        fontWeight: 700,
        fontSize: 15,
        fill: '#a63d2f',
      }),
    ],
  };
}
