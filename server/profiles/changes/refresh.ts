/** Recomputes the changes from one campaign to the next, from released tallies of both. */

import type { Kysely } from 'kysely';
import type { Campaign } from '../../../analytics/change.ts';
import { hasLevel } from '../../../analytics/result-level.ts';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import type { Database, QualityView } from '../../ground/db/schema.ts';
import { type CampaignInputs, campaignInputs } from '../profiles/inputs.ts';
import { findProfiles, storedView, takeRefreshingLock } from '../profiles/store.ts';
import { computeChanges } from './computing.ts';
import { findFollowers, findPredecessor, putChanges } from './store.ts';
import { findSameWording } from './wording.ts';

type Dated = CampaignInputs & { campaignId: number };

/**
 * Brings up to date what changed from the campaign before to this one, and from this one to those that follow it.
 * @param inputs of the campaign whose refreshing lock is held
 * @param signal gives up
 */
export async function refreshChanges(
  trx: Kysely<Database>,
  campaignId: number,
  inputs: CampaignInputs,
  signal?: AbortSignal,
): Promise<void> {
  const own = { campaignId, ...inputs };
  const before = await findPredecessor(trx, campaignId);
  if (before !== null) await storeChanges(trx, await load(trx, before), own, signal);
  for (const follower of await findFollowers(trx, campaignId)) {
    // Locks are taken from the earlier campaign to the later one by everybody, so that nobody waits in a circle.
    await takeRefreshingLock(trx, follower);
    await storeChanges(trx, own, await load(trx, follower), signal);
  }
}

async function load(trx: Kysely<Database>, campaignId: number): Promise<Dated> {
  return { campaignId, ...(await campaignInputs(trx, campaignId, await getCampaignModel(trx, campaignId))) };
}

async function storeChanges(trx: Kysely<Database>, before: Dated, after: Dated, signal?: AbortSignal): Promise<void> {
  const same = await findSameWording(trx, before, after);
  for (const quality of ['all', 'kept'] as const) {
    const [first, second] = [before, after].map(({ model, views }): Campaign => ({ model, schools: views[quality] }));
    const shown = (await shownResults(trx, before, quality)).intersection(await shownResults(trx, after, quality));
    const changes = await computeChanges({ before: first, after: second, same, shown }, { signal });
    await putChanges(trx, after.campaignId, before.campaignId, quality, changes);
  }
}

/** Schools and factors of which the stored profile shows a level, each as "school factor". */
async function shownResults(
  trx: Kysely<Database>,
  { campaignId, views }: Dated,
  quality: QualityView,
): Promise<Set<string>> {
  const schoolIds = views[quality].map(({ school }) => Number(school));
  const rows = await findProfiles(trx, campaignId, await storedView(trx, campaignId, quality), schoolIds);
  const shown = rows.filter(({ result }) => hasLevel(result));
  return new Set(shown.map(({ result, schoolId }) => `${schoolId} ${result.factor}`));
}
