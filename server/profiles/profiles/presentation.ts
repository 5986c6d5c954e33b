/** From stored profiles to what routes send: titles of factors and words of items are joined in. */
import { gradeDifference } from '../../../analytics/grades.ts';
import { interval90 } from '../../../analytics/level.ts';
import type { DisclosedDetails, DisclosedDistrict, DisclosedResult } from '../../../analytics/suppression/disclosed.ts';
import type { GroupResult } from '../../../analytics/types.ts';
import type { Localized, RiskModel } from '../../../surveys/schema.ts';
import { textOf } from './item-texts.ts';
import type { FactorDetail } from './schemas.ts';

export function profileHead(campaignId: number, model: RiskModel, district: DisclosedDistrict | undefined) {
  return {
    campaignId,
    modelVersion: model.version,
    thresholds: model.thresholds,
    factors: model.factors.map(({ code, title }) => ({ code, title: title ?? { ru: code, en: code } })),
    district: district?.factors ?? [],
  };
}

/** Of a school whose results were computed before what explains them could be: there is nothing to read it from yet. */
const UNEXPLAINED: DisclosedDetails = { drivers: [], divergences: [], warnings: [], grades: [] };

/** A result as the page of a school gets it. */
export function withTexts(
  result: DisclosedResult,
  texts: Map<string, Localized>,
  { divergences, drivers, grades, warnings }: DisclosedDetails = UNEXPLAINED,
): FactorDetail {
  const groups = result.groups.map(withInterval);
  if (result.kind === 'withheld') return { ...result, groups };
  return {
    ...result,
    groups,
    divergences,
    warnings,
    grades: grades.map(withInterval),
    gradeDifference: gradeDifference(grades),
    drivers: drivers.map((driver) => ({ ...driver, text: textOf(texts, driver.item) })),
  };
}

/** A result as the page of a factor gets it, school beside school. */
export function withIntervals(result: DisclosedResult) {
  return { ...result, groups: result.groups.map(withInterval) };
}

/** In whole points, as the pages say it. */
function withInterval<Group extends GroupResult>(group: Group) {
  const [low, high] = interval90(group.mean, group.se).map(Math.round);
  return { ...group, interval: [low, high] as [number, number] };
}
