/** One school in full: its stored results, and what explains them, which is computed when it is read. */
import type { Kysely } from 'kysely';
import { type DisclosedDetails, type DisclosedResult, Disclosure } from '../../../analytics/suppression/disclosed.ts';
import type { Database, QualityView } from '../../ground/db/schema.ts';
import { findViews } from './inputs.ts';
import { findCampaign, findEditions, findProfiles, storedView } from './store.ts';

/** `details`: by factor; none while the campaign's components are still to be estimated. */
export type SchoolReading = { results: DisclosedResult[]; details: Map<string, DisclosedDetails> };

/** Reads results and details of one and the same edition, also while the next one is being stored. */
export async function readSchool(
  db: Kysely<Database>,
  campaignId: number,
  quality: QualityView,
  schoolId: number,
): Promise<SchoolReading> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const view = await storedView(trx, campaignId, quality);
      const rows = await findProfiles(trx, campaignId, view, [schoolId]);
      const results = rows.map(({ result }) => result);
      const edition = (await findEditions(trx, campaignId)).find((own) => own.quality === view);
      if (edition === undefined || results.length === 0) return { results, details: new Map() };
      const { model } = await findCampaign(trx, campaignId);
      const views = await findViews(trx, campaignId, model, [schoolId]);
      return { results, details: new Disclosure(model, edition.components).details(views[view][0]) };
    });
}
