/** Heat map of schools × factors: level by colour and sign, doubt lighter and dashed, withheld hatched, no data a dot. */
import * as Plot from '@observablehq/plot';
import type { Look } from '../ui/riskWords.ts';
import { DOUBTFUL_FILLS, FILLS, INK, LEVELS, LINE, QUIET } from './colours.ts';
import { hatchPattern } from './hatch.ts';
import { type HeatLabel, heatAxes, heatFrame, isNarrowMap } from './heatFrame.ts';

export type HeatCell = { school: string; factor: string; look: Look; isSure: boolean };

/** Rows and columns in the order in which they are drawn; labels in the language of the page. */
export type HeatMap = { cells: HeatCell[]; schools: HeatLabel[]; factors: HeatLabel[] };

const HATCH = 'opora-hatch';

/** The left half of a disc: drawn on a circle it makes ◐. */
const halfDisc = {
  draw(context: CanvasPath, size: number) {
    context.arc(0, 0, Math.sqrt(size / Math.PI), Math.PI / 2, (3 * Math.PI) / 2);
    context.closePath();
  },
};

/** @param width pixels to draw in; under 700 columns are named by their numbers */
export function riskHeatMap({ cells, schools, factors }: HeatMap, width: number): Plot.PlotOptions {
  const frame = heatFrame(schools, factors, width);
  return {
    ...frame.options,
    marks: [hatchPattern(HATCH), ...heatAxes(frame), ...fills(cells), ...signs(cells, isNarrowMap(width) ? 3.6 : 6)],
  };
}

function fills(cells: HeatCell[]) {
  const place = { x: 'factor', y: 'school', rx: 3 } as const;
  const looks = (...wanted: Look[]) => cells.filter(({ look }) => wanted.includes(look));
  const levels = LEVELS.flatMap((level) => {
    const [sure, doubtful] = [true, false].map((isSure) => looks(level).filter((cell) => cell.isSure === isSure));
    return [
      Plot.cell(sure, { ...place, fill: FILLS[level] }),
      Plot.cell(doubtful, { ...place, fill: DOUBTFUL_FILLS[level], stroke: QUIET, strokeDasharray: '4,3', inset: 1 }),
    ];
  });
  return [
    ...levels,
    Plot.cell(looks('few'), { ...place, fill: '#fff', stroke: QUIET, strokeDasharray: '2,3', inset: 1 }),
    Plot.cell(looks('hidden'), { ...place, fill: `url(#${HATCH})`, stroke: LINE }),
    Plot.cell(looks('noData'), { ...place, fill: '#fff', stroke: LINE }),
  ];
}

function signs(cells: HeatCell[], r: number) {
  const place = { x: 'factor', y: 'school' } as const;
  const of = (look: Look) => cells.filter((cell) => cell.look === look);
  const ink = (cell: HeatCell) => (cell.look === 'high' && cell.isSure ? '#fff' : INK);
  const levels = cells.filter(({ look }) => look === 'low' || look === 'medium' || look === 'high');
  return [
    Plot.dot(levels, {
      ...place,
      r,
      stroke: ink,
      strokeWidth: 1.5,
      fill: (cell) => (cell.look === 'high' ? ink(cell) : 'none'),
    }),
    Plot.dot(of('medium'), { ...place, r, fill: ink, symbol: halfDisc }),
    Plot.dot(of('noData'), { ...place, r: 2, fill: QUIET }),
    Plot.text(of('few'), { ...place, text: () => '–', fill: QUIET, fontSize: 14 }),
  ];
}
