/** How well the scales of the questionnaires measure in a district: alpha with its interval, item–rest correlations. */
import type { AnonymousAudience, RiskModel } from '../surveys/schema.ts';
import { LEAST_ANSWERS } from './group.ts';
import { type Scale, tallyLayout } from './layout.ts';
import { covarianceMatrix, cronbachAlpha, feldtInterval, itemRestCorrelation, type PairSums } from './reliability.ts';
import { pairSums, scoreSums } from './scale.ts';
import type { Cell, SchoolInput } from './types.ts';

export type ScaleQuality = {
  audience: AnonymousAudience;
  factor: string;
  /** Persons of the least answered pair of items. */
  n: number;
  alpha: number | null;
  ci95: [number, number] | null;
  items: { name: string; itemRestCorrelation: number | null }[];
  /** Items with a negative item–rest correlation: most likely a forgotten reversal. */
  negative: string[];
};

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

type DistrictCovariance = { covariance: number[][] | null; fewest: number };

/** Covariances of a scale's items in the district, cells with fewer than five scores left out. */
function districtCovariance(scale: Scale, cells: Cell[], within: boolean): DistrictCovariance {
  const kept = cells.filter((cell) => scoreSums(scale, cell.tally).n >= LEAST_ANSWERS);
  let fewest = Number.POSITIVE_INFINITY;
  const covariance = covarianceMatrix(scale.items.length, (i, j) => {
    // The matrix divides by n − 1, so one is added to degrees of freedom.
    const total = { n: within ? 1 : 0, x: 0, y: 0, xy: 0 };
    for (const { tally } of kept) addPair(total, pairSums(scale, tally, i, j), within);
    fewest = Math.min(fewest, total.n);
    return total;
  });
  return { covariance, fewest };
}

/**
 * Cronbach's alpha of a scale in the district.
 *
 * @param within true: from covariances within cells, the reliability of differences between people of one cell, which is what
 *   the finite population correction is about; false: over all persons, the figure to publish
 * @returns null when it cannot be computed
 */
export function districtAlpha(scale: Scale, cells: Cell[], within: boolean): number | null {
  const { covariance } = districtCovariance(scale, cells, within);
  return covariance === null ? null : cronbachAlpha(covariance);
}

function quality(scale: Scale, audience: AnonymousAudience, cells: Cell[]): ScaleQuality {
  const { covariance, fewest } = districtCovariance(scale, cells, false);
  const alpha = covariance === null ? null : cronbachAlpha(covariance);
  const items = scale.items.map(({ name }, i) => ({
    name,
    itemRestCorrelation: covariance === null ? null : itemRestCorrelation(covariance, i),
  }));
  return {
    audience,
    factor: scale.factor,
    n: fewest,
    alpha,
    ci95: alpha === null ? null : feldtInterval(alpha, fewest, scale.items.length),
    items,
    negative: items.filter((item) => (item.itemRestCorrelation ?? 0) < 0).map(({ name }) => name),
  };
}

/** The quality of every scale of the anonymous questionnaires, over all persons of the district. */
export function scaleQuality(model: RiskModel, schools: SchoolInput[]): ScaleQuality[] {
  return (['teacher', 'student', 'parent'] as const).flatMap((audience) => {
    const cells = schools.flatMap((school) => school.cells.filter((cell) => cell.audience === audience));
    return tallyLayout(model, audience).scales.map((scale) => quality(scale, audience, cells));
  });
}
