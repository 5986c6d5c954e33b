/** Recomputes profiles of campaigns with changed schools, from released tallies alone. */
import type { Kysely } from 'kysely';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import { deleteMarks, readMarks } from '../../answering/changed-schools/store.ts';
import type { Database } from '../../ground/db/schema.ts';
import { refreshChanges } from '../changes/refresh.ts';
import { releaseSchools } from '../disclosure/release.ts';
import { computeProfile } from './computing.ts';
import { campaignInputs } from './inputs.ts';
import { putProfiles, takeRefreshingLock } from './store.ts';

/**
 * Brings the stored profiles of a campaign up to date, in one transaction: releases what may be released of the changed schools,
 * then computes from released tallies alone. Shrinkage ties the schools of a district together, so one changed school renews
 * them all; tallies make that cheap.
 * @param signal gives up, and leaves everything as it was
 * @returns whether anything had changed
 */
export async function refreshCampaign(
  db: Kysely<Database>,
  campaignId: number,
  signal?: AbortSignal,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await takeRefreshingLock(trx, campaignId);
    const marks = await readMarks(trx, campaignId);
    if (marks.ids.length === 0) return false;
    const model = await getCampaignModel(trx, campaignId);
    await releaseSchools(trx, campaignId, model, marks.schoolIds);
    const inputs = await campaignInputs(trx, campaignId, model);
    const { all, kept } = inputs.views;
    await putProfiles(trx, campaignId, 'all', await computeProfile({ model, schools: all }, { signal }));
    // Where there is nothing to take out the second view is the first, and is not stored.
    if (kept !== all)
      await putProfiles(trx, campaignId, 'kept', await computeProfile({ model, schools: kept }, { signal }));
    await refreshChanges(trx, campaignId, inputs, signal);
    await deleteMarks(trx, marks);
    return true;
  });
}
