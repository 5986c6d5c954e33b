/** One sign of a school: the school as a point against what is expected and what would have been seen. */
import * as Plot from '@observablehq/plot';
import { INK, QUIET, SIGN_FILLS } from './colours.ts';

/** All in the sign's own unit. `expected` is 0, or 1 where the figure is a ratio. */
export type SignStrip = { value: number; expected: number; visible: number | null };
/** `number` writes a figure as the reader's language does. */
export type SignStripLabels = { expected: string; visible: string; number(value: number): string };

/** Least width of the drawn range: a school right at what is expected is not blown up to noise. */
const LEAST_RANGE = 0.5;

/** @param width pixels to draw in */
export function signStrip(
  { expected, value, visible }: SignStrip,
  labels: SignStripLabels,
  width: number,
): Plot.PlotOptions {
  const marks = [expected, value, ...(visible === null ? [] : [visible])];
  const [low, high] = [Math.min(...marks), Math.max(...marks)];
  const room = Math.max(LEAST_RANGE, high - low) * 0.25;
  // Each name has a row of its own: the two places may lie side by side.
  const name = { fill: QUIET, fontSize: 12, frameAnchor: 'top', lineAnchor: 'bottom' } as const;
  const anchor = (at: number) => (at > (low + high) / 2 ? ('end' as const) : ('start' as const));
  return {
    className: 'opora-plot',
    width,
    height: 112,
    marginLeft: 12,
    marginRight: 12,
    marginTop: 46,
    marginBottom: 24,
    x: { domain: [low - room, high + room], label: null },
    y: { axis: null, domain: [0, 1] },
    marks: [
      Plot.axisX({
        ticks: Math.max(3, Math.floor(width / 90)),
        tickSize: 0,
        tickFormat: labels.number,
        fill: QUIET,
        fontSize: 12,
      }),
      Plot.ruleY([0.5], { stroke: '#d9d6d0' }),
      Plot.ruleX([expected], { stroke: INK, strokeWidth: 1.5, insetTop: -20 }),
      Plot.text([expected], {
        ...name,
        x: expected,
        dy: -22,
        text: () => labels.expected,
        textAnchor: anchor(expected),
      }),
      ...(visible === null
        ? []
        : [
            Plot.ruleX([visible], { stroke: INK, strokeDasharray: '4 3' }),
            Plot.text([visible], {
              ...name,
              x: visible,
              dy: -6,
              text: () => labels.visible,
              textAnchor: anchor(visible),
            }),
          ]),
      Plot.dot([value], { x: value, y: 0.5, r: 7, fill: SIGN_FILLS.look, stroke: INK }),
    ],
  };
}
