/** From stored profiles to what routes send: titles of factors and words of items are joined in. */
import type { DistrictProfile, FactorResult } from '../../analytics/types.ts';
import type { Localized, RiskModel } from '../../surveys/schema.ts';
import type { FactorDetail } from './schemas.ts';

export function profileHead(campaignId: number, model: RiskModel, district: DistrictProfile['district'] | undefined) {
  return {
    campaignId,
    modelVersion: model.version,
    thresholds: model.thresholds,
    factors: model.factors.map(({ code, title }) => ({ code, title: title ?? { ru: code, en: code } })),
    district: district?.factors ?? [],
  };
}

/** An item without words in the form, such as a ratio of two facts without a title of its own, is shown by its name. */
export function withTexts(result: FactorResult, texts: Map<string, Localized>): FactorDetail {
  if (result.kind === 'withheld') return result;
  const drivers = result.drivers.map((driver) => ({
    ...driver,
    text: texts.get(driver.item) ?? { ru: driver.item, en: driver.item },
  }));
  return { ...result, drivers };
}
