/** What profiles and changes are computed from: the released tallies of a campaign, and the signed facts. */
import type { Kysely } from 'kysely';
import { modelFacts } from '../../../analytics/facts.ts';
import type { Cell, SchoolInput } from '../../../analytics/types.ts';
import type { RiskModel } from '../../../surveys/schema.ts';
import type { Database, QualityView } from '../../ground/db/schema.ts';
import { type DisclosedViews, findDisclosedViews } from '../disclosure/release.ts';
import { findCampaignSchools, findFacts } from './store.ts';

export type Views = Record<QualityView, SchoolInput[]>;

export type CampaignInputs = {
  model: RiskModel;
  /** Where no doubtful answer set can be taken out both views are the same array, and of one school the same object. */
  views: Views;
};

/** Both views of a campaign. */
export async function campaignInputs(
  db: Kysely<Database>,
  campaignId: number,
  model: RiskModel,
): Promise<CampaignInputs> {
  return { model, views: await findViews(db, campaignId, model, await findCampaignSchools(db, campaignId)) };
}

/** Both views of some schools of a campaign, in their order. */
export async function findViews(
  db: Kysely<Database>,
  campaignId: number,
  model: RiskModel,
  schoolIds: number[],
): Promise<Views> {
  const facts = await findFacts(db, campaignId, schoolIds);
  const cells = Map.groupBy(await findDisclosedViews(db, campaignId, model, schoolIds), ({ schoolId }) => schoolId);
  const schools = schoolIds.map((schoolId) => {
    const signed = facts.get(schoolId);
    const own = cells.get(schoolId) ?? [];
    const view = (quality: QualityView): SchoolInput => ({
      school: String(schoolId),
      facts: signed ? modelFacts(model, signed) : null,
      cells: own.map((cell) => cellIn(cell, quality)),
    });
    const all = view('all');
    return { all, kept: own.every(({ doubtful }) => doubtful === null) ? all : view('kept') };
  });
  const all = schools.map((own) => own.all);
  return { all, kept: schools.every((own) => own.kept === own.all) ? all : schools.map((own) => own.kept) };
}

function cellIn(cell: DisclosedViews, quality: QualityView): Cell {
  const { audience, grade, people } = cell;
  return { audience, grade, people, tally: cell[quality] };
}
