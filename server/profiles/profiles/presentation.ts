/** From stored profiles to what routes send: titles of factors and words of items are joined in. */
import type { DisclosedProfile, DisclosedResult } from '../../../analytics/suppression/disclosed.ts';
import type { Localized, RiskModel } from '../../../surveys/schema.ts';
import { textOf } from './item-texts.ts';
import type { FactorDetail } from './schemas.ts';

export function profileHead(campaignId: number, model: RiskModel, district: DisclosedProfile['district'] | undefined) {
  return {
    campaignId,
    modelVersion: model.version,
    thresholds: model.thresholds,
    factors: model.factors.map(({ code, title }) => ({ code, title: title ?? { ru: code, en: code } })),
    district: district?.factors ?? [],
  };
}

export function withTexts(result: DisclosedResult, texts: Map<string, Localized>): FactorDetail {
  if (result.kind === 'withheld') return result;
  return { ...result, drivers: result.drivers.map((driver) => ({ ...driver, text: textOf(texts, driver.item) })) };
}
