/**
 * How far an honest school may lie from the others where their spread is itself known from few: the variance of a school of common size
 * is taken to follow χ², what a school's own pupils add to it is known. Student's t with so many degrees of freedom is what this is for
 * a school of common size; for a large school among small ones, of whose own chance nothing is in doubt, it is far less wide.
 */
import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { type Standard, tailFreedom } from './standard.ts';

export type UncertainSpread = {
  /** P(an honest school lies so far away or farther, to either side). @param distance ≥ 0 */
  beyond(distance: number): number;
  /** The distance that is passed with this probability. */
  reach(p: number): number;
};

/** Steps of the logarithm of χ² over its degrees of freedom. */
const STEP = 0.06;
const [FROM, TO] = [-7, 1.4];
/** To far less than a thousandth of a deviation: what is told of it is a share in whole per cents. */
const HALVINGS = 24;

/** Variances of a school of common size as multiples of the estimate, each with its probability. */
function multiples(freedom: number): { factor: number; weight: number }[] {
  const all: { factor: number; weight: number }[] = [];
  let before = 0;
  for (let log = FROM; log < TO; log += STEP) {
    const upTo = log + STEP >= TO ? 1 : chisquareCdf(freedom * Math.exp(log + STEP), freedom);
    all.push({ factor: Math.exp(-log - STEP / 2), weight: upTo - before });
    before = upTo;
  }
  return all;
}

/**
 * What is known of how schools spread. `common`: the variance of the figure of a school of common size; `sampling`: what its pupils were
 * thought to add to it; `chance`: which part of that they did, 1 where it is not less; `freedom`: how well `common` is known.
 */
export type KnownSpread = { common: number; sampling: number; chance: number; freedom: number };

export function knownSpread(standard: Standard): KnownSpread {
  const { betweenVariance, information, scale, schools } = standard;
  // The one size that all schools would have to tell as much of the spread.
  const size = Math.sqrt(schools / information);
  const [sampling, chance] = [size - betweenVariance, scale ** 2];
  return { common: chance * size, sampling, chance, freedom: tailFreedom(standard, sampling) };
}

/** @returns for a school's sampling variance, what lies how far */
export function uncertainSpread({
  chance,
  common,
  freedom,
  sampling,
}: KnownSpread): (variance: number) => UncertainSpread {
  const spread = multiples(freedom);
  return (variance) => {
    const deviations = spread.map(({ factor, weight }) => ({
      deviation: Math.sqrt(Math.max(0, factor * common - chance * sampling) + chance * variance),
      weight,
    }));
    const beyond = (distance: number) =>
      Math.min(
        1,
        2 * deviations.reduce((sum, { deviation, weight }) => sum + weight * normalCdf(-distance / deviation, 0, 1), 0),
      );
    const reach = (p: number) => {
      let [near, far] = [0, Math.max(...deviations.map(({ deviation }) => deviation)) * 10];
      for (let step = 0; step < HALVINGS; step++) {
        const middle = (near + far) / 2;
        if (beyond(middle) > p) near = middle;
        else far = middle;
      }
      return far;
    };
    return { beyond, reach };
  };
}
