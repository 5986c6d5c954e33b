/** Test marks against journal marks: squares by count, the diagonal outlined, hidden cells hatched. */
import * as Plot from '@observablehq/plot';
import { INK, QUIET } from './colours.ts';

export type MarkCell = { test: string; journal: string; count: number | null };
export type MarkLabels = { test: string; journal: string; hidden: string };

const MARKS = ['2', '3', '4', '5'];
const PALE = '#f3f1f7';
const FULL = '#6b4a9e';

/** @param cells counts of pupils; null where hidden @param width pixels to draw in */
export function marksByJournal(cells: MarkCell[], labels: MarkLabels, width: number): Plot.PlotOptions {
  const side = Math.min(width, 380);
  const most = Math.max(1, ...cells.map(({ count }) => count ?? 0));
  const known = cells.filter(({ count }) => count !== null);
  const isDark = ({ count }: MarkCell) => (count ?? 0) > most * 0.55;
  const text = { x: 'journal', y: 'test', text: (cell: MarkCell) => String(cell.count), fontSize: 13 } as const;
  return {
    className: 'opora-plot',
    width: side,
    height: side * 0.82,
    marginLeft: 74,
    marginRight: 8,
    marginTop: 44,
    marginBottom: 8,
    x: { domain: MARKS, label: null, padding: 0.06 },
    y: { domain: MARKS, label: null, padding: 0.06 },
    color: { domain: [0, most], range: [PALE, FULL] },
    marks: [
      Plot.axisX({ anchor: 'top', tickSize: 0, fill: INK, fontSize: 13 }),
      Plot.axisY({ tickSize: 0, fill: INK, fontSize: 13 }),
      Plot.cell(known, { x: 'journal', y: 'test', fill: 'count' }),
      Plot.cell(
        cells.filter(({ count }) => count === null),
        { x: 'journal', y: 'test', fill: '#fff', stroke: QUIET, strokeDasharray: '3 3', title: () => labels.hidden },
      ),
      Plot.cell(
        MARKS.map((mark) => ({ mark })),
        { x: 'mark', y: 'mark', fill: 'none', stroke: INK, strokeWidth: 1.5 },
      ),
      Plot.text(known.filter(isDark), { ...text, fill: '#fff' }),
      Plot.text(
        known.filter((cell) => !isDark(cell)),
        { ...text, fill: INK },
      ),
      Plot.text([labels.journal], { frameAnchor: 'top-left', dy: -36, fill: QUIET, fontSize: 12 }),
      Plot.text([labels.test], { frameAnchor: 'top-left', dx: -72, dy: -14, fill: QUIET, fontSize: 12 }),
    ],
  };
}
