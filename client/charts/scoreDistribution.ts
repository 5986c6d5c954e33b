/** Papers by total: what was observed as bars, what is expected as a line, cut-offs as rules with the mark that begins there. */
import * as Plot from '@observablehq/plot';
import { INK, LINE, QUIET, SIGN_FILLS } from './colours.ts';

/** Papers with totals `from`…`to`. */
export type ScoreBar = { from: number; to: number; count: number; expected: number | null };

const HEIGHT = 260;

/** Bins hold several totals: a bar's height is per total, so that wide and narrow ones can be compared. */
const density = (value: number, { from, to }: ScoreBar): number => value / (to - from + 1);

/** @param cuts least totals for the marks 3, 4 and 5 @param width pixels to draw in */
export function scoreDistribution(bars: ScoreBar[], cuts: readonly number[], width: number): Plot.PlotOptions {
  const expected = bars.flatMap((bar) =>
    bar.expected === null ? [] : [bar.from - 0.5, bar.to + 0.5].map((x) => ({ x, y: density(bar.expected ?? 0, bar) })),
  );
  const most = Math.max(1, ...bars.map((bar) => density(bar.count, bar)), ...expected.map(({ y }) => y));
  const edges = { x1: ({ from }: ScoreBar) => from - 0.5, x2: ({ to }: ScoreBar) => to + 0.5 };
  // Papers and totals are counted: no tick between two numbers has a name.
  const whole = {
    tickSize: 0,
    fontSize: 12,
    tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ''),
  };
  const last = bars.at(-1)?.to ?? 1;
  return {
    className: 'opora-plot',
    width,
    height: HEIGHT,
    marginLeft: 36,
    marginRight: 12,
    marginTop: 24,
    marginBottom: 30,
    x: { domain: [-0.5, last + 0.5], label: null },
    y: { domain: [0, most * 1.08], label: null, grid: true, ticks: 4 },
    marks: [
      Plot.axisX({ ticks: Math.max(3, Math.floor(width / 70)), ...whole, fill: INK }),
      Plot.axisY({ ticks: 4, ...whole, fill: QUIET }),
      Plot.rect(bars, { ...edges, y1: 0, y2: (bar) => density(bar.count, bar), fill: SIGN_FILLS.watch, inset: 0.5 }),
      Plot.line(expected, { x: 'x', y: 'y', stroke: INK, strokeWidth: 1.5 }),
      Plot.ruleX(
        cuts.map((cut) => cut - 0.5),
        { stroke: QUIET, strokeDasharray: '4 3' },
      ),
      Plot.text(
        cuts.map((cut, mark) => ({ x: cut - 0.5, mark: String(mark + 3) })),
        { x: 'x', text: 'mark', frameAnchor: 'top', dy: -10, fill: INK, fontSize: 12, fontWeight: 600 },
      ),
      Plot.ruleY([0], { stroke: LINE }),
    ],
  };
}
