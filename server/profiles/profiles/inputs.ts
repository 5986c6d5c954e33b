/** What profiles and changes are computed from: the released tallies of a campaign, and the signed facts. */
import type { Kysely } from 'kysely';
import { modelFacts } from '../../../analytics/facts.ts';
import type { SchoolInput } from '../../../analytics/types.ts';
import type { RiskModel } from '../../../surveys/schema.ts';
import type { Database, QualityView } from '../../ground/db/schema.ts';
import { type DisclosedCell, findDisclosedCells } from '../disclosure/release.ts';
import { findCampaignSchools, findFacts } from './store.ts';

export type CampaignInputs = {
  model: RiskModel;
  /** Where no doubtful answer set can be taken out both views are the same array. */
  views: Record<QualityView, SchoolInput[]>;
};

/** Both views of a campaign. */
export async function campaignInputs(
  db: Kysely<Database>,
  campaignId: number,
  model: RiskModel,
): Promise<CampaignInputs> {
  const schoolIds = await findCampaignSchools(db, campaignId);
  const facts = await findFacts(db, campaignId);
  const all = await findDisclosedCells(db, campaignId, model, 'all');
  const inputs = schoolInputs(model, schoolIds, all, facts);
  if (all.every(({ doubtful }) => doubtful === null)) return { model, views: { all: inputs, kept: inputs } };
  const kept = await findDisclosedCells(db, campaignId, model, 'kept');
  return { model, views: { all: inputs, kept: schoolInputs(model, schoolIds, kept, facts) } };
}

/** What analytics reads, from what may be seen. A cell that nothing was sealed in is left out. */
export function schoolInputs(
  model: RiskModel,
  schoolIds: number[],
  cells: DisclosedCell[],
  facts: Map<number, Record<string, number>>,
): SchoolInput[] {
  const bySchool = Map.groupBy(cells, ({ schoolId }) => schoolId);
  return schoolIds.map((schoolId) => {
    const signed = facts.get(schoolId);
    return {
      school: String(schoolId),
      facts: signed ? modelFacts(model, signed) : null,
      cells: (bySchool.get(schoolId) ?? []).map(({ audience, grade, people, tally }) => ({
        audience,
        grade,
        people,
        tally,
      })),
    };
  });
}
