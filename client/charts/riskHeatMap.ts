/** Heat map of schools × factors: level by colour and sign, doubt lighter and dashed, withheld hatched, no data a dot. */
import * as Plot from '@observablehq/plot';
import type { Look } from '../ui/riskWords.ts';
import { DOUBTFUL_FILLS, FILLS, INK, LEVELS, LINE, QUIET } from './colours.ts';
import { hatchPattern } from './hatch.ts';
import { wrapLabel } from './wrap.ts';

export type HeatCell = { school: string; factor: string; look: Look; isSure: boolean };
export type HeatLabel = { key: string; label: string };

/** Rows and columns in the order in which they are drawn; labels in the language of the page. */
export type HeatMap = { cells: HeatCell[]; schools: HeatLabel[]; factors: HeatLabel[] };

const ROW = 30;
const NARROW = 700;
const HATCH = 'opora-hatch';

/** The left half of a disc: drawn on a circle it makes ◐. */
const halfDisc = {
  draw(context: CanvasPath, size: number) {
    context.arc(0, 0, Math.sqrt(size / Math.PI), Math.PI / 2, (3 * Math.PI) / 2);
    context.closePath();
  },
};

/** @param width pixels to draw in; under 700 columns are named by their codes */
export function riskHeatMap({ cells, schools, factors }: HeatMap, width: number): Plot.PlotOptions {
  const isNarrow = width < NARROW;
  const marginLeft = isNarrow ? 100 : 190;
  const column = (width - marginLeft) / Math.max(1, factors.length);
  const lettersPerLine = Math.max(5, Math.floor((column - 6) / 6.6));
  const heading = (factor: string) => {
    const label = factors.find(({ key }) => key === factor)?.label ?? factor;
    return isNarrow ? factor.slice(1) : wrapLabel(label, lettersPerLine);
  };
  const lines = Math.max(1, ...factors.map(({ key }) => heading(key).split('\n').length));
  const marginTop = isNarrow ? 24 : 14 + lines * 13;
  const school = new Map(schools.map(({ key, label }) => [key, label]));
  return {
    className: 'opora-plot',
    width,
    height: marginTop + schools.length * ROW + 4,
    ...{ marginTop, marginLeft, marginRight: 0, marginBottom: 4 },
    x: { domain: factors.map(({ key }) => key), padding: 0.04, label: null },
    y: { domain: schools.map(({ key }) => key), padding: 0.08, label: null },
    marks: [
      hatchPattern(HATCH),
      Plot.axisX({ anchor: 'top', tickFormat: heading, tickSize: 0, fontSize: isNarrow ? 12 : 11, fill: INK }),
      Plot.axisY({
        tickFormat: (key: string) => wrapLabel(school.get(key) ?? key, isNarrow ? 13 : 29),
        ...{ tickSize: 0, fontSize: isNarrow ? 11 : 13, fill: INK },
      }),
      ...fills(cells),
      ...signs(cells, isNarrow ? 3.6 : 6),
    ],
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
    Plot.dot(levels, { ...place, r, stroke: ink, strokeWidth: 1.5 }),
    Plot.dot(of('high'), { ...place, r, fill: ink }),
    Plot.dot(of('medium'), { ...place, r, fill: ink, symbol: halfDisc }),
    Plot.dot(of('noData'), { ...place, r: 2, fill: QUIET }),
    Plot.text(of('few'), { ...place, text: () => '–', fill: QUIET, fontSize: 14 }),
  ];
}
