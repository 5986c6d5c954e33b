/** Heat map of schools × factors: level by colour and sign, doubt lighter and dashed, withheld hatched, no data a dot. */
import type * as Plot from '@observablehq/plot';
import type { Look } from '../../analytics/result-level.ts';
import { cellPath, circle, dash, leftHalf, rectangle } from './cellPaths.ts';
import { DOUBTFUL_FILLS, FILLS, INK, LEVELS, LINE, QUIET } from './colours.ts';
import { hatchPattern } from './hatch.ts';
import { type HeatLabel, heatAxes, heatFrame, isNarrowMap } from './heatFrame.ts';

export type HeatCell = { school: string; factor: string; look: Look; isSure: boolean };

/** Rows and columns in the order in which they are drawn; labels in the language of the page. */
export type HeatMap = { cells: HeatCell[]; schools: HeatLabel[]; factors: HeatLabel[] };

const HATCH = 'opora-hatch';

/** @param width pixels to draw in; under 700 columns are named by their numbers */
export function riskHeatMap({ cells, schools, factors }: HeatMap, width: number): Plot.PlotOptions {
  const frame = heatFrame(schools, factors, width);
  return {
    ...frame.options,
    marks: [hatchPattern(HATCH), ...heatAxes(frame), ...fills(cells), ...signs(cells, isNarrowMap(width) ? 3.6 : 6)],
  };
}

function fills(cells: HeatCell[]) {
  const looks = (...wanted: Look[]) => cells.filter(({ look }) => wanted.includes(look));
  const dashed = { stroke: QUIET, 'stroke-dasharray': '4,3' };
  const levels = LEVELS.flatMap((level) => {
    const [sure, doubtful] = [true, false].map((isSure) => looks(level).filter((cell) => cell.isSure === isSure));
    return [
      cellPath(sure, rectangle(), { fill: FILLS[level] }),
      cellPath(doubtful, rectangle(1), { fill: DOUBTFUL_FILLS[level], ...dashed }),
    ];
  });
  return [
    ...levels,
    cellPath(looks('few'), rectangle(1), { fill: '#fff', stroke: QUIET, 'stroke-dasharray': '2,3' }),
    cellPath(looks('hidden'), rectangle(), { fill: `url(#${HATCH})`, stroke: LINE }),
    cellPath(looks('noData'), rectangle(), { fill: '#fff', stroke: LINE }),
  ];
}

/** A circle is empty for low, half for medium and full for high; white on the darkest fill. */
function signs(cells: HeatCell[], r: number) {
  const of = (look: Look) => cells.filter((cell) => cell.look === look);
  const line = { stroke: INK, 'stroke-width': 1.5 };
  const [sure, doubtful] = [true, false].map((isSure) => of('high').filter((cell) => cell.isSure === isSure));
  return [
    cellPath([...of('low'), ...of('medium')], circle(r), { ...line, fill: 'none' }),
    cellPath(of('medium'), leftHalf(r), { fill: INK }),
    cellPath(sure, circle(r), { ...line, fill: '#fff', stroke: '#fff' }),
    cellPath(doubtful, circle(r), { ...line, fill: INK }),
    cellPath(of('noData'), circle(2), { fill: QUIET }),
    cellPath(of('few'), dash(8), { stroke: QUIET, 'stroke-width': 1.5, fill: 'none' }),
  ];
}
