/** The gap between best and worst in risk, over the surveyed schools. */
import { riskGap } from '../../../analytics/gap.ts';
import { seededRandom } from '../../../analytics/random.ts';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import { campaignInputs } from '../../profiles/profiles/inputs.ts';
import { findProfiles } from '../../profiles/profiles/store.ts';
import type { Services } from '../../services.ts';
import { gapView, whole } from './gap-view.ts';
import type { RiskGapsResponse } from './schemas.ts';

const SEED = 20240523;

export type CampaignGaps = RiskGapsResponse['campaigns'][number];

/**
 * The gap on every factor in one campaign, in whole points. Only schools whose result on the factor is shown enter, so that no gap tells of one
 * that is hidden.
 */
export async function findRiskGaps(
  { db }: Pick<Services, 'db'>,
  { id, year }: { id: number; year: number },
): Promise<CampaignGaps> {
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
  const factors = model.factors.map(({ code, title }) => {
    const known = new Set((shown.get(code) ?? []).map(({ schoolId }) => String(schoolId)));
    const entering = schools.filter(({ school }) => known.has(school));
    const gap = riskGap(model, code, entering, seededRandom(SEED));
    return { factor: code, title: title ?? { ru: code, en: code }, gap: gapView(gap, whole) };
  });
  return { campaignId: id, year, modelVersion: model.version, factors };
}
