/** A share of the whole district as pages show it: of enough cases from enough schools, or not at all. */
import { clusteredProportion } from '../../../analytics/clustered-proportion.ts';
import { LEAST_PEOPLE } from '../../../analytics/suppression/few-people.ts';
import type { Share } from './schemas.ts';

/** With two, each could take its own away and would see the other. */
const FEWEST_SCHOOLS = 3;
/** Pages show no more digits. */
const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** @param schools `x` of `n` in each school; those without any are left out */
export function shareOf(schools: readonly { x: number; n: number }[]): Share {
  const filled = schools.filter(({ n }) => n > 0);
  const n = filled.reduce((sum, school) => sum + school.n, 0);
  const counted = { n, schools: filled.length };
  if (n < LEAST_PEOPLE || filled.length < FEWEST_SCHOOLS) return { kind: 'withheld', ...counted };
  const { interval, value } = clusteredProportion(filled);
  return {
    kind: 'estimate',
    value: hundredths(value),
    interval: [hundredths(interval[0]), hundredths(interval[1])],
    ...counted,
  };
}
