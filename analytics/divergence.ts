/** Divergence: two informant groups of a school that see a factor further apart than is usual in the district. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { AUDIENCES, type FactorGroups } from './informants.ts';
import { betweenVariances, FEW_SCHOOLS, type Measured, shrink } from './shrinkage.ts';
import type { Divergence } from './types.ts';

/** A difference is worth a sentence beyond this many points, when its sign is sure to this probability. */
const WORTH_POINTS = 10;
const SURE_SIGN = 0.95;

type Pair = Pick<Divergence, 'a' | 'b'> & { schools: number[]; data: Measured[] };

function pairsOf({ schools }: FactorGroups): Pair[] {
  const pairs: Pair[] = [];
  AUDIENCES.forEach((a, i) => {
    for (const b of AUDIENCES.slice(i + 1)) {
      const pair: Pair = { a, b, schools: [], data: [] };
      schools.forEach(({ [a]: x, [b]: y }, s) => {
        if (x === undefined || y === undefined) return;
        pair.schools.push(s);
        pair.data.push({ value: x.mean - y.mean, variance: x.variance + y.variance });
      });
      // With so few schools nobody knows what difference is usual.
      if (pair.data.length > FEW_SCHOOLS) pairs.push(pair);
    }
  });
  return pairs;
}

/**
 * Divergences of every school on a factor: d = ȳ_a − ȳ_b minus the district's usual difference, shrunk over the schools;
 * reported when |d| > 10 points and P(sign) > 0.95. Assumes that groups err independently.
 *
 * @returns one list per school; empty lists with three schools or fewer
 */
export function divergences(groups: FactorGroups): Divergence[][] {
  const found: Divergence[][] = groups.schools.map(() => []);
  const pairs = pairsOf(groups);
  const between = betweenVariances(pairs.map((pair) => pair.data));
  pairs.forEach(({ a, b, schools, data }, p) => {
    const { mean, posteriors } = shrink(data, between[p]);
    posteriors.forEach(({ value, variance }, i) => {
      const difference = value - mean;
      const se = Math.sqrt(variance);
      const probability = normalCdf(Math.abs(difference), 0, se);
      if (Math.abs(difference) > WORTH_POINTS && probability > SURE_SIGN) {
        found[schools[i]].push({ a, b, difference, se, probability });
      }
    });
  });
  return found;
}
