/** How many schools have a high risk by factor: certain dark, leaning light. */
import * as Plot from '@observablehq/plot';
import { DOUBTFUL_FILLS, FILLS, INK, QUIET } from './colours.ts';
import { wrapLabel } from './wrap.ts';

export type HighRiskCount = { factor: string; label: string; certain: number; leaning: number };

/** @param counts in the order in which they are drawn @param schools number of schools surveyed, the end of the scale */
export function highRiskCounts(counts: HighRiskCount[], schools: number, width: number): Plot.PlotOptions {
  const isNarrow = width < 700;
  const labels = new Map(
    counts.map(({ factor, label }) => [factor, wrapLabel(label, isNarrow ? 24 : 46, isNarrow ? 3 : 2)]),
  );
  const total = ({ certain, leaning }: HighRiskCount) => certain + leaning;
  const place = { y: 'factor', insetTop: 3, insetBottom: 3 } as const;
  return {
    className: 'opora-plot',
    width,
    height: 12 + counts.length * (isNarrow ? 42 : 34),
    marginLeft: isNarrow ? 168 : 330,
    marginTop: 4,
    marginBottom: 8,
    marginRight: 30,
    x: { domain: [0, Math.max(1, schools)], axis: null },
    y: { domain: counts.map(({ factor }) => factor), label: null, padding: 0.1 },
    marks: [
      Plot.axisY({
        tickFormat: (factor: string) => labels.get(factor) ?? factor,
        tickSize: 0,
        fontSize: isNarrow ? 11 : 13,
        fill: INK,
      }),
      Plot.barX(counts, { ...place, x1: 0, x2: 'certain', fill: FILLS.high }),
      Plot.barX(counts, {
        ...place,
        x1: 'certain',
        x2: total,
        fill: DOUBTFUL_FILLS.high,
        stroke: QUIET,
        strokeDasharray: '4,3',
      }),
      Plot.text(counts, {
        y: 'factor',
        x: total,
        text: (row) => String(total(row)),
        dx: 8,
        textAnchor: 'start',
        fontSize: 13,
      }),
    ],
  };
}
