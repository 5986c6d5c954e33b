/** One sign of a school: the school as a point against what is expected and what would have been seen. */
import * as Plot from '@observablehq/plot';
import { INK, QUIET, SIGN_FILLS } from './colours.ts';

/** All in the sign's own unit. `expected` is 0, or 1 where the figure is a ratio. */
export type SignStrip = { value: number; expected: number; visible: number | null };
export type SignStripLabels = { expected: string; visible: string };

/** @param width pixels to draw in */
export function signStrip(
  { expected, value, visible }: SignStrip,
  labels: SignStripLabels,
  width: number,
): Plot.PlotOptions {
  const marks = [expected, value, ...(visible === null ? [] : [visible])];
  const [low, high] = [Math.min(...marks), Math.max(...marks)];
  const room = Math.max(1e-6, high - low) * 0.25;
  const name = { fill: QUIET, fontSize: 12, frameAnchor: 'top', dy: -6, lineAnchor: 'bottom' } as const;
  const anchor = (at: number) => (at > (low + high) / 2 ? ('end' as const) : ('start' as const));
  return {
    className: 'opora-plot',
    width,
    height: 96,
    ...{ marginLeft: 12, marginRight: 12, marginTop: 30, marginBottom: 24 },
    x: { domain: [low - room, high + room], label: null },
    y: { axis: null, domain: [0, 1] },
    marks: [
      Plot.axisX({ ticks: Math.max(3, Math.floor(width / 90)), tickSize: 0, fill: QUIET, fontSize: 12 }),
      Plot.ruleY([0.5], { stroke: '#d9d6d0' }),
      Plot.ruleX([expected], { stroke: INK, strokeWidth: 1.5 }),
      Plot.text([expected], { ...name, x: expected, text: () => labels.expected, textAnchor: anchor(expected) }),
      ...(visible === null
        ? []
        : [
            Plot.ruleX([visible], { stroke: INK, strokeDasharray: '4 3' }),
            Plot.text([visible], { ...name, x: visible, text: () => labels.visible, textAnchor: anchor(visible) }),
          ]),
      Plot.dot([value], { x: value, y: 0.5, r: 7, fill: SIGN_FILLS.look, stroke: INK }),
    ],
  };
}
