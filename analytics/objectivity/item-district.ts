/** Results by item of all schools of a test together. */
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { LEAST_PEOPLE } from '../suppression/few-people.ts';
import type { ItemFinding, ItemReference } from './types.ts';

/** Lists by item. A share of the maximum lies in 0–1. */
export type DistrictItems = {
  schools: number;
  n: number;
  shares: number[];
  /** At 95 %, schools being what was drawn; null of fewer than five schools. */
  intervals: [low: number, high: number][] | null;
  /** From outside these schools; null where nothing is known. */
  reference: ItemReference | null;
  /** Whether single schools could be looked at. */
  missing: ItemFinding['missing'];
};

type Own = Pick<ItemFinding, 'n' | 'whole'>;

/** A ratio of sums over schools, which differ (Cochran 1977, 6.5). */
function intervalOf(schools: readonly Own[], item: number, share: number, n: number): [number, number] {
  const count = schools.length;
  const squares = schools.reduce((sum, own) => sum + (own.whole[item] - own.n * share) ** 2, 0);
  const error = Math.sqrt((squares * count) / (count - 1)) / n;
  const reach = studentQuantile(0.975, count - 1) * error;
  return [Math.max(0, share - reach), Math.min(1, share + reach)];
}

/** @param findings of one test @returns null without any */
export function districtItems(findings: readonly ItemFinding[]): DistrictItems | null {
  if (findings.length === 0) return null;
  const n = findings.reduce((sum, own) => sum + own.n, 0);
  const shares = findings[0].whole.map((_, item) => findings.reduce((sum, own) => sum + own.whole[item], 0) / n);
  const isOutside = ({ kind }: ItemReference) => kind === 'baseline' || kind === 'outside';
  const references = findings.flatMap(({ others, reference }) => [
    ...(reference === null ? [] : [reference]),
    ...others,
  ]);
  return {
    ...{ schools: findings.length, n, shares, reference: references.find(isOutside) ?? null },
    intervals:
      findings.length < LEAST_PEOPLE ? null : shares.map((share, item) => intervalOf(findings, item, share, n)),
    missing: findings.every(({ missing }) => missing !== null) ? findings[0].missing : null,
  };
}
