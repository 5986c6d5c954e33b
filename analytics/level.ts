/** Levels of risk: probability of each, the one shown, and whether it stands. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { RiskModel } from '../surveys/schema.ts';
import type { Level } from './types.ts';

type Thresholds = RiskModel['thresholds'];

/** From this probability on a level stands; below it is shown as undetermined. */
const CERTAIN = 0.8;

/** Half width of a 90 % interval in standard deviations. */
export const Z90 = 1.6448536269514722;

/** The level of a known risk; half-open bands, so a value at a cut belongs to the higher level. */
export function levelOf(value: number, { medium, high }: Thresholds): Level {
  if (value >= high) return 'high';
  return value >= medium ? 'medium' : 'low';
}

/**
 * Probability of each level under a normal posterior; the three sum to 1.
 *
 * @param sd standard deviation; 0 means that the value is known
 */
export function levelProbabilities(value: number, sd: number, cuts: Thresholds): Record<Level, number> {
  if (sd === 0) return { low: 0, medium: 0, high: 0, [levelOf(value, cuts)]: 1 };
  const low = normalCdf(cuts.medium, value, sd);
  const high = 1 - normalCdf(cuts.high, value, sd);
  return { low, medium: Math.max(0, 1 - low - high), high };
}

/** The most probable level; on a tie the higher one, for a risk overlooked costs more than a look taken. */
export function likeliestLevel(probabilities: Record<Level, number>): Level {
  const { low, medium, high } = probabilities;
  if (high >= medium && high >= low) return 'high';
  return medium >= low ? 'medium' : 'low';
}

/** Whether the level stands, where there are answers enough for one. */
export const stateOf = (probabilities: Record<Level, number>, level: Level): 'certain' | 'leaning' =>
  probabilities[level] >= CERTAIN ? 'certain' : 'leaning';

/** The central 90 % interval of a normal posterior, cut to the scale 0–100. */
export function interval90(value: number, sd: number): [number, number] {
  return [Math.max(0, value - Z90 * sd), Math.min(100, value + Z90 * sd)];
}
