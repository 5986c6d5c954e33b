/** Mean of one informant group of one school from its cells, with the sampling variance of the risk profile. */
import type { Sums } from './scale.ts';
import { deviance, meanOf } from './scale.ts';
import { LEAST_PEOPLE } from './suppression/few-people.ts';

/** No group mean is taken to be better known than to one point: the scale itself is no finer. Unit: points². */
export const VARIANCE_FLOOR = 1;

export type CellSums = { sums: Sums; people: number | null };

export type GroupMean = { n: number; people: number | null; mean: number; variance: number };

/** How persons vary in a group, the same for all schools of the district. */
export type Spread = {
  /** Variance of persons' values within cells, points². */
  variance: number;
  /** Share of it that is not error of measurement, 0…1; null when unknown: then there is no finite population correction. */
  reliability: number | null;
};

/** Variance within cells pooled over the district: a small school's own variance is too noisy. Cells under 5 are left out. */
export function pooledVariance(cells: CellSums[]): number {
  let squares = 0;
  let freedom = 0;
  for (const { sums } of cells) {
    if (sums.n < LEAST_PEOPLE) continue;
    squares += deviance(sums);
    freedom += sums.n - 1;
  }
  return freedom === 0 ? 0 : squares / freedom;
}

/** σ² · [α(1 − f) + (1 − α)] / n: the correction takes away the sampling of people, never the error of measurement. */
function cellVariance(n: number, fraction: number, { variance, reliability }: Spread): number {
  const alpha = Math.min(1, Math.max(0, reliability ?? 0));
  return (variance * (1 - alpha * Math.min(1, fraction))) / n;
}

function peopleOf(cells: CellSums[]): number | null {
  let people = 0;
  for (const cell of cells) {
    if (cell.people === null) return null;
    people += Math.max(cell.people, cell.sums.n >= LEAST_PEOPLE ? cell.sums.n : 0);
  }
  return people;
}

/**
 * The group's mean over its cells of at least 5 answers, weighted by the roll, or by answers where a roll is unknown.
 * People of a cell left out count as not asked: they lower the fraction of the finite population correction.
 *
 * @param cells all cells of the group in the school, grades 6 and 8 or joined
 * @returns null when no cell has 5 answers
 */
export function groupMean(cells: CellSums[], spread: Spread): GroupMean | null {
  const people = peopleOf(cells);
  const sizeOf = ({ sums, people: roll }: CellSums) => (people === null ? sums.n : Math.max(roll ?? 0, sums.n));
  let size = 0;
  let n = 0;
  for (const cell of cells) {
    if (cell.sums.n < LEAST_PEOPLE) continue;
    size += sizeOf(cell);
    n += cell.sums.n;
  }
  if (n === 0) return null;
  const asked = people === null ? 0 : size / people;
  let mean = 0;
  let variance = 0;
  for (const cell of cells) {
    const { sums } = cell;
    if (sums.n < LEAST_PEOPLE) continue;
    const own = sizeOf(cell);
    const weight = own / size;
    mean += weight * meanOf(sums);
    variance += weight * weight * cellVariance(sums.n, (asked * sums.n) / own, spread);
  }
  return { n, people, mean, variance: Math.max(VARIANCE_FLOOR, variance) };
}
