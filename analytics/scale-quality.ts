/** How well the scales of the questionnaires measure in a district. */
import type { Scale } from './layout.ts';
import { covarianceMatrix, cronbachAlpha, type PairSums } from './reliability.ts';
import { pairSums, scoreSums } from './scale.ts';
import { LEAST_PEOPLE } from './suppression/few-people.ts';
import type { Cell } from './types.ts';

/**
 * Adds the sums of one cell. Within cells, Σx and Σy are dropped and Σxy is centred, so that only what varies inside cells
 * counts; n then counts degrees of freedom.
 */
function addPair(total: PairSums, { n, x, y, xy }: PairSums, within: boolean): void {
  if (n === 0) return;
  total.n += within ? n - 1 : n;
  total.x += within ? 0 : x;
  total.y += within ? 0 : y;
  total.xy += within ? xy - (x * y) / n : xy;
}

/**
 * Cronbach's alpha of a scale in the district; cells with fewer than five scores are left out.
 *
 * @param within true: from covariances within cells, the reliability of differences between people of one cell, which is what
 *   the finite population correction is about; false: over all persons, the figure to publish
 * @returns null when it cannot be computed
 */
export function districtAlpha(scale: Scale, cells: Cell[], within: boolean): number | null {
  const kept = cells.filter((cell) => scoreSums(scale, cell.tally).n >= LEAST_PEOPLE);
  const covariance = covarianceMatrix(scale.items.length, (i, j) => {
    // The matrix divides by n − 1, so one is added to degrees of freedom.
    const total = { n: within ? 1 : 0, x: 0, y: 0, xy: 0 };
    for (const { tally } of kept) addPair(total, pairSums(scale, tally, i, j), within);
    return total;
  });
  return covariance === null ? null : cronbachAlpha(covariance);
}
