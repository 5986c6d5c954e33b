/** Recomputes the changes from one campaign to the next, from released tallies of both. */

import type { Kysely } from 'kysely';
import { ChangeComputer, pairsOf } from '../../../analytics/change.ts';
import { hasLevel } from '../../../analytics/result-level.ts';
import { discloseChanges } from '../../../analytics/suppression/disclosed-change.ts';
import type { RiskModel } from '../../../surveys/schema.ts';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import type { Database, QualityView } from '../../ground/db/schema.ts';
import { findViews } from '../profiles/inputs.ts';
import { findCampaignSchools, findProfiles, storedView, takeRefreshingLock } from '../profiles/store.ts';
import { computeChanges } from './computing.ts';
import {
  findChangeComponents,
  findFollowers,
  findPredecessor,
  putChangeComponents,
  putChanges,
  removeOtherChanges,
} from './store.ts';
import { findSameWording } from './wording.ts';

const VIEWS = ['all', 'kept'] as const;

type Side = { campaignId: number; model: RiskModel };

/**
 * Brings up to date what changed from the campaign before to this one, and from this one to those that follow it.
 * @param campaign whose refreshing lock is held
 * @param schoolIds that have changed; null when all are to be computed anew
 * @param signal gives up
 */
export async function refreshChanges(
  trx: Kysely<Database>,
  campaign: { id: number; model: RiskModel },
  schoolIds: number[] | null,
  signal?: AbortSignal,
): Promise<void> {
  const own = { campaignId: campaign.id, model: campaign.model };
  const before = await findPredecessor(trx, campaign.id);
  if (before !== null) await storeChanges(trx, await sideOf(trx, before), own, schoolIds, signal);
  for (const follower of await findFollowers(trx, campaign.id)) {
    // Locks are taken from the earlier campaign to the later one by everybody, so that nobody waits in a circle.
    await takeRefreshingLock(trx, follower);
    await storeChanges(trx, own, await sideOf(trx, follower), schoolIds, signal);
  }
}

async function sideOf(trx: Kysely<Database>, campaignId: number): Promise<Side> {
  return { campaignId, model: await getCampaignModel(trx, campaignId) };
}

async function storeChanges(
  trx: Kysely<Database>,
  before: Side,
  after: Side,
  schoolIds: number[] | null,
  signal?: AbortSignal,
): Promise<void> {
  const isFollowed = schoolIds !== null && (await followChanges(trx, before, after, schoolIds));
  if (!isFollowed) await renewChanges(trx, before, after, signal);
}

/**
 * Computes changed schools with the stored components.
 * @returns false, having written nothing, where there are none yet
 */
async function followChanges(trx: Kysely<Database>, before: Side, after: Side, schoolIds: number[]): Promise<boolean> {
  const stored = await findChangeComponents(trx, after.campaignId, before.campaignId);
  if (stored.size < VIEWS.length) return false;
  const both = await findCampaignSchools(trx, before.campaignId, schoolIds);
  const pairIds = await findCampaignSchools(trx, after.campaignId, both);
  const first = await findViews(trx, before.campaignId, before.model, pairIds);
  const second = await findViews(trx, after.campaignId, after.model, pairIds);
  for (const quality of VIEWS) {
    const { factors, same } = stored.get(quality)!;
    const asked = new Set(same);
    const computer = new ChangeComputer(before.model, after.model, (audience, name) =>
      asked.has(`${audience} ${name}`),
    );
    const changes = pairsOf(first[quality], second[quality]).map((pair) => computer.change(factors, pair));
    const shown = await shownInBoth(trx, before, after, quality, pairIds);
    const disclosed = discloseChanges(changes, (school, factor) => shown.has(`${school} ${factor}`));
    await putChanges(trx, after.campaignId, before.campaignId, quality, disclosed);
  }
  return true;
}

/** Computes all schools, and what their changes have in common. */
async function renewChanges(trx: Kysely<Database>, before: Side, after: Side, signal?: AbortSignal): Promise<void> {
  const same = await findSameWording(trx, before, after);
  const schoolIds = await findCampaignSchools(trx, after.campaignId);
  // Those who took part in the earlier campaign alone say how persons vary in it.
  const earlierIds = await findCampaignSchools(trx, before.campaignId);
  const first = await findViews(trx, before.campaignId, before.model, earlierIds);
  const second = await findViews(trx, after.campaignId, after.model, schoolIds);
  await removeOtherChanges(trx, after.campaignId, before.campaignId);
  for (const quality of VIEWS) {
    const shown = await shownInBoth(trx, before, after, quality, schoolIds);
    const sides = {
      before: { model: before.model, schools: first[quality] },
      after: { model: after.model, schools: second[quality] },
    };
    const { changes, components } = await computeChanges({ ...sides, same, shown }, { signal });
    await putChanges(trx, after.campaignId, before.campaignId, quality, changes);
    const stored = { same: [...same], factors: components };
    await putChangeComponents(trx, after.campaignId, before.campaignId, quality, stored);
  }
}

/** Schools and factors of which the stored profiles of both campaigns show a level, each as "school factor". */
async function shownInBoth(
  trx: Kysely<Database>,
  before: Side,
  after: Side,
  quality: QualityView,
  schoolIds: number[],
): Promise<Set<string>> {
  const first = await shownResults(trx, before, quality, schoolIds);
  return first.intersection(await shownResults(trx, after, quality, schoolIds));
}

async function shownResults(
  trx: Kysely<Database>,
  { campaignId }: Side,
  quality: QualityView,
  schoolIds: number[],
): Promise<Set<string>> {
  const rows = await findProfiles(trx, campaignId, await storedView(trx, campaignId, quality), schoolIds);
  const shown = rows.filter(({ result }) => hasLevel(result));
  return new Set(shown.map(({ result, schoolId }) => `${schoolId} ${result.factor}`));
}
