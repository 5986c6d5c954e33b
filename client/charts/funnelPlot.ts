/** Means of schools against their size, with the spread that chance gives around the common mean. */
import * as Plot from '@observablehq/plot';
import type { FunnelLimits } from '../../analytics/funnel-limits.ts';
import { INK, LINE, QUIET, SIGN_FILLS } from './colours.ts';
import { wrapLabel } from './wrap.ts';

export type FunnelPoint = {
  label: string;
  n: number;
  mean: number;
  /** Of the outer limits. */
  isOutside: boolean;
  /** Null where single tests are not judged. */
  level: keyof typeof SIGN_FILLS | null;
};

/** `limits` by rising size, from below the smallest point to above the largest. */
export type Funnel = { points: FunnelPoint[]; mean: number; limits: FunnelLimits[] };
export type FunnelLabels = { x: string; y: string; mean: string };

/** Names of points far out, as far as they do not lie on each other; the table names all. */
function namedPoints(points: readonly FunnelPoint[], size: number, height: number): FunnelPoint[] {
  const kept: FunnelPoint[] = [];
  for (const point of points.filter(({ isOutside }) => isOutside)) {
    const isFree = kept.every(
      (other) => Math.abs(other.n - point.n) > size * 0.3 || Math.abs(other.mean - point.mean) > height * 0.06,
    );
    if (isFree) kept.push(point);
  }
  return kept;
}

/** Pixels beside the plot, of a letter of a name, and between a point and its name. */
const [LEFT, RIGHT, LETTER, GAP] = [40, 16, 6.3, 9];

/** A name stands where it has room: left of its point, else right of it, else on the wider side in as many lines as it takes. */
function nameOf(point: FunnelPoint, x: number, width: number): Plot.Text {
  const columns = (room: number) => Math.max(4, Math.floor((room - GAP) / LETTER));
  const [left, right] = [columns(x - LEFT), columns(width - x)];
  const isLeft = point.label.length <= left || (point.label.length > right && left >= right);
  return Plot.text([point], {
    x: 'n',
    y: 'mean',
    text: () => wrapLabel(point.label, isLeft ? left : right, 3),
    textAnchor: isLeft ? 'end' : 'start',
    dx: isLeft ? -GAP : GAP,
    fill: INK,
    fontSize: 11,
    stroke: '#fff',
    strokeWidth: 3,
  });
}

/** @param width pixels to draw in */
export function funnelPlot({ limits, mean, points }: Funnel, labels: FunnelLabels, width: number): Plot.PlotOptions {
  const [least, most] = [limits[0].n, limits[limits.length - 1].n];
  const curves = limits.flatMap(({ inner, n, outer }) => [...inner, ...outer].map((y, curve) => ({ n, y, curve })));
  const values = [...points.map((point) => point.mean), ...curves.map(({ y }) => y)];
  const named = namedPoints(points, most - least, Math.max(...values) - Math.min(...values));
  const placeOf = ({ n }: FunnelPoint) => LEFT + ((n - least) / (most - least)) * (width - LEFT - RIGHT);
  const fill = ({ level }: FunnelPoint) => SIGN_FILLS[level ?? 'notChecked'];
  // Papers and totals are counted: no tick between two numbers has a name.
  const whole = {
    tickSize: 0,
    fontSize: 12,
    tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ''),
  };
  return {
    className: 'opora-plot',
    width,
    height: 320,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: 26,
    marginBottom: 40,
    x: { domain: [least, most], label: null },
    y: { domain: [Math.min(...values) - 0.5, Math.max(...values) + 0.5], label: null, grid: true },
    marks: [
      Plot.axisX({ ...whole, ticks: Math.max(3, Math.floor(width / 90)), fill: INK }),
      Plot.axisY({ ...whole, ticks: 5, fill: QUIET }),
      Plot.line(curves, { x: 'n', y: 'y', z: 'curve', stroke: QUIET, strokeDasharray: '4 3', strokeWidth: 1 }),
      Plot.ruleY([mean], { stroke: INK, strokeWidth: 1.2 }),
      Plot.dot(points, { x: 'n', y: 'mean', r: 5, fill, stroke: INK, strokeWidth: 1, title: 'label' }),
      Plot.text([mean], {
        y: mean,
        text: () => labels.mean,
        frameAnchor: 'right',
        textAnchor: 'end',
        dy: -8,
        fill: INK,
        fontSize: 12,
        stroke: '#fff',
        strokeWidth: 3,
      }),
      ...named.map((point) => nameOf(point, placeOf(point), width)),
      Plot.text([labels.x], { frameAnchor: 'bottom', dy: 34, fill: QUIET, fontSize: 12 }),
      Plot.text([labels.y], { frameAnchor: 'top-left', dy: -18, fill: QUIET, fontSize: 12 }),
      Plot.ruleX([least], { stroke: LINE }),
    ],
  };
}
