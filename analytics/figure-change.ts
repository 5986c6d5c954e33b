/** Whether a figure of a district, told with its interval year by year, has surely moved. */
import { Z90 } from './level.ts';

/** The figure of a year with its 90 % interval, or none. */
export type YearFigure =
  | { kind: 'estimate'; value: number; interval: readonly [number, number] }
  | { kind: 'withheld' };

export type FigureChange =
  | { kind: 'none' }
  | { kind: 'single'; to: number }
  | { kind: 'shrank' | 'grew' | 'same'; from: number; to: number };

/** The standard deviation behind a central 90 % interval of a normal distribution that was not cut. */
const deviation = ([low, high]: readonly [number, number]): number => (high - low) / (2 * Z90);

/**
 * Compares the newest known figure with the known one before it; years without a figure are passed over. Assumes that the two were
 * estimated independently of each other. The figures are taken as they are shown, so that the verdict tells no more than they do.
 *
 * @param figures oldest first, all in one unit
 * @returns `shrank` or `grew` where 95 % of the uncertainty of the difference lies on one side of zero, else `same`; `single` with
 *   one known figure, `none` without any
 */
export function figureChange(figures: readonly YearFigure[]): FigureChange {
  const known = figures.filter((figure) => figure.kind === 'estimate');
  const last = known.at(-1);
  const before = known.at(-2);
  if (last === undefined) return { kind: 'none' };
  if (before === undefined) return { kind: 'single', to: last.value };
  const difference = last.value - before.value;
  const sd = Math.hypot(deviation(last.interval), deviation(before.interval));
  const moved = difference < 0 ? 'shrank' : 'grew';
  return { kind: Math.abs(difference) <= Z90 * sd ? 'same' : moved, from: before.value, to: last.value };
}
