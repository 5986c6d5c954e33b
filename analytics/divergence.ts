/** Divergence: two informant groups of a school that see a factor further apart than is usual in the district. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { AUDIENCES, type FactorGroups, type SchoolGroups } from './informants.ts';
import { betweenVariances, FEW_SCHOOLS, type Measured, type Pool, poolOf, posteriorIn } from './shrinkage.ts';
import type { Divergence } from './types.ts';

/** A difference is worth a sentence beyond this many points, when its sign is sure to this probability. */
const WORTH_POINTS = 10;
const SURE_SIGN = 0.95;

type Pair = Pick<Divergence, 'a' | 'b'>;

/** How two groups differ in the district as a rule. */
export type PairPool = Pair & { pool: Pool };

function differenceOf(groups: SchoolGroups, { a, b }: Pair): Measured | null {
  const [x, y] = [groups[a], groups[b]];
  if (x === undefined || y === undefined) return null;
  return { value: x.mean - y.mean, variance: x.variance + y.variance };
}

/** The usual differences of every two groups; none of pairs that three schools or fewer have: nobody knows what is usual. */
export function pairPools({ schools }: FactorGroups): PairPool[] {
  const pairs = AUDIENCES.flatMap((a, i) =>
    AUDIENCES.slice(i + 1).map((b) => ({ a, b, data: schools.flatMap((own) => differenceOf(own, { a, b }) ?? []) })),
  ).filter(({ data }) => data.length > FEW_SCHOOLS);
  const between = betweenVariances(pairs.map(({ data }) => data));
  return pairs.map(({ a, b, data }, p) => ({ a, b, pool: poolOf(data, between[p]) }));
}

/**
 * Divergences of a school on a factor: d = ȳ_a − ȳ_b minus the district's usual difference, shrunk over the schools;
 * reported when |d| > 10 points and P(sign) > 0.95. Assumes that groups err independently.
 */
export function divergences(groups: SchoolGroups, pools: PairPool[]): Divergence[] {
  return pools.flatMap(({ a, b, pool }) => {
    const own = differenceOf(groups, { a, b });
    if (own === null) return [];
    const { value, variance } = posteriorIn(pool, own);
    const difference = value - pool.mean;
    const se = Math.sqrt(variance);
    const probability = normalCdf(Math.abs(difference), 0, se);
    const isTold = Math.abs(difference) > WORTH_POINTS && probability > SURE_SIGN;
    return isTold ? [{ a, b, difference, se, probability }] : [];
  });
}
