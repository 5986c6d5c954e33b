/** The gap between best and worst in risk, over the surveyed schools. */
import { figureChange } from '../../../analytics/figure-change.ts';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import { keepByStamp } from '../../ground/db/kept.ts';
import { campaignInputs } from '../../profiles/profiles/inputs.ts';
import { findProfiles } from '../../profiles/profiles/store.ts';
import type { Services } from '../../services.ts';
import { computeRiskGaps } from './computing.ts';
import { gapView, whole } from './gap-view.ts';
import type { RiskGapsResponse } from './schemas.ts';
import { findRiskStamp } from './store.ts';

type CampaignGaps = RiskGapsResponse['campaigns'][number];
type Figures = Omit<CampaignGaps, 'factors'> & { factors: Omit<CampaignGaps['factors'][number], 'change'>[] };

/** Campaigns of some districts over some years. */
const kept = keepByStamp<Figures>(50);

/**
 * The gaps of campaigns with how each moved. Gaps of different models are not compared: then of each the figure alone is told.
 * @param campaigns newest first, none of them only planned
 */
export async function findRiskGaps(
  services: Pick<Services, 'db'>,
  campaigns: readonly { id: number; year: number }[],
): Promise<CampaignGaps[]> {
  const found: Figures[] = [];
  for (const campaign of campaigns) {
    const stamp = await findRiskStamp(services.db, campaign.id);
    found.push(await kept(services.db, String(campaign.id), stamp, () => gapsOf(services, campaign)));
  }
  const isOneModel = new Set(found.map(({ modelVersion }) => modelVersion)).size === 1;
  return found.map((campaign, place) => {
    const compared = isOneModel ? found.slice(place).toReversed() : [campaign];
    const changeOf = (code: string) =>
      figureChange(
        compared.flatMap(({ factors }) => factors.filter(({ factor }) => factor === code)).map(({ gap }) => gap),
      );
    return { ...campaign, factors: campaign.factors.map((own) => ({ ...own, change: changeOf(own.factor) })) };
  });
}

/**
 * The gap on every factor in one campaign, in whole points. Only schools whose result on the factor is shown enter, so that no gap tells of one
 * that is hidden.
 */
async function gapsOf({ db }: Pick<Services, 'db'>, { id, year }: { id: number; year: number }): Promise<Figures> {
  const model = await getCampaignModel(db, id);
  const { views } = await campaignInputs(db, id, model);
  const schools = views.all;
  const rows = await findProfiles(
    db,
    id,
    'all',
    schools.map(({ school }) => Number(school)),
  );
  const shown = Map.groupBy(
    rows.filter(({ result }) => result.kind === 'estimate'),
    ({ result }) => result.factor,
  );
  const asked = model.factors.map(({ code }) => ({
    code,
    entering: (shown.get(code) ?? []).map(({ schoolId }) => String(schoolId)),
  }));
  const gaps = await computeRiskGaps({ model, schools, factors: asked });
  const factors = model.factors.map(({ code, title }, place) => ({
    factor: code,
    title: title ?? { ru: code, en: code },
    gap: gapView(gaps[place], whole),
  }));
  return { campaignId: id, year, modelVersion: model.version, factors };
}
