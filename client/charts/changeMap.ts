/** Map of schools × factors: what changed since the campaign before. Colours and signs of its own, so that no change looks like a level. */
import * as Plot from '@observablehq/plot';
import { INK, LINE, QUIET } from './colours.ts';
import { hatchPattern } from './hatch.ts';
import { type HeatLabel, heatAxes, heatFrame, isNarrowMap } from './heatFrame.ts';

export type ChangeLook = 'better' | 'worse' | 'cannotTell' | 'hidden' | 'notCompared' | 'noData';
export type ChangeCell = {
  school: string;
  factor: string;
  look: ChangeLook;
  /** For instance «−8»; empty without a figure. */
  figure: string;
};
export type ChangeMap = { cells: ChangeCell[]; schools: HeatLabel[]; factors: HeatLabel[] };

export const CHANGE_FILLS = { better: '#bfe0d6', worse: '#7c3a5c' };

const HATCH = 'opora-change-hatch';

/** @param width pixels to draw in; under 700 a cell has its sign alone */
export function changeMap({ cells, schools, factors }: ChangeMap, width: number): Plot.PlotOptions {
  const frame = heatFrame(schools, factors, width);
  const isNarrow = isNarrowMap(width);
  return {
    ...frame.options,
    marks: [
      hatchPattern(HATCH),
      ...heatAxes(frame),
      ...fills(cells),
      ...signs(cells, isNarrow),
      ...figures(cells, isNarrow),
    ],
  };
}

const place = { x: 'factor', y: 'school' } as const;
const of = (cells: ChangeCell[], ...looks: ChangeLook[]) => cells.filter(({ look }) => looks.includes(look));

function fills(cells: ChangeCell[]) {
  const at = { ...place, rx: 3 };
  return [
    Plot.cell(of(cells, 'better'), { ...at, fill: CHANGE_FILLS.better }),
    Plot.cell(of(cells, 'worse'), { ...at, fill: CHANGE_FILLS.worse }),
    Plot.cell(of(cells, 'cannotTell'), { ...at, fill: '#fff', stroke: QUIET, strokeDasharray: '4,3', inset: 1 }),
    Plot.cell(of(cells, 'hidden'), { ...at, fill: `url(#${HATCH})`, stroke: LINE }),
    Plot.cell(of(cells, 'noData', 'notCompared'), { ...at, fill: '#fff', stroke: LINE }),
  ];
}

/** Downwards is less risk: better. */
function signs(cells: ChangeCell[], isNarrow: boolean) {
  const sign = { ...place, dx: isNarrow ? 0 : -18, r: isNarrow ? 4 : 4.5, symbol: 'triangle' } as const;
  return [
    Plot.dot(of(cells, 'better'), { ...sign, rotate: 180, fill: INK }),
    Plot.dot(of(cells, 'worse'), { ...sign, fill: '#fff' }),
    Plot.text(of(cells, 'notCompared'), { ...place, text: () => '≠', fill: QUIET, fontSize: 14 }),
    Plot.dot(of(cells, 'noData'), { ...place, r: 2, fill: QUIET }),
    isNarrow ? Plot.text(of(cells, 'cannotTell'), { ...place, text: () => '?', fill: QUIET, fontSize: 12 }) : null,
  ];
}

function figures(cells: ChangeCell[], isNarrow: boolean) {
  if (isNarrow) return [];
  const figure = { ...place, text: 'figure', fontSize: 13, fontVariant: 'tabular-nums' } as const;
  return [
    Plot.text(of(cells, 'better'), { ...figure, dx: 8, fill: INK }),
    Plot.text(of(cells, 'worse'), { ...figure, dx: 8, fill: '#fff' }),
    Plot.text(of(cells, 'cannotTell'), { ...figure, fill: QUIET }),
  ];
}
