/** Brings the stored results of campaigns with changed schools up to date, from released tallies alone. */
import type { Kysely } from 'kysely';
import { deleteMarks, type Marks, readMarks } from '../../answering/changed-schools/store.ts';
import type { Database } from '../../ground/db/schema.ts';
import { refreshChanges } from '../changes/refresh.ts';
import { releaseSchools } from '../disclosure/release.ts';
import { AT_ONCE, followEdition, isEstimateDue, renewEdition } from './edition.ts';
import { type Campaign, type Edition, findCampaign, findEditions, takeRefreshingLock, touchEdition } from './store.ts';

/**
 * Brings the stored profiles of a campaign up to date, in one transaction: releases what may be released of the changed schools,
 * then computes from released tallies alone. A changed school is computed by itself; all are when what they share is estimated anew.
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
    const campaign = await findCampaign(trx, campaignId);
    const editions = await findEditions(trx, campaignId);
    if (marks.ids.length === 0 && !isEstimateDue(campaign, editions, 0)) return false;
    const answers = await releaseMarked(trx, campaign, marks, signal);
    const changed =
      editions.length === 0 ? null : await followEdition(trx, campaign, editions, marks.schoolIds, signal);
    const share = changed === null ? 0 : movedShare(editions[0], answers, changed);
    if (changed === null || isEstimateDue(campaign, editions, share)) {
      await renewEdition(trx, campaign, signal);
      await refreshChanges(trx, campaign, null, signal);
    } else {
      await touchEdition(trx, campaignId, share);
      await refreshChanges(trx, campaign, marks.schoolIds, signal);
    }
    await deleteMarks(trx, marks);
    return true;
  });
}

/** @returns by school how many more answers may be seen */
async function releaseMarked(
  trx: Kysely<Database>,
  { id, model }: Campaign,
  { schoolIds }: Marks,
  signal?: AbortSignal,
): Promise<Map<number, number>> {
  const released = new Map<number, number>();
  for (let from = 0; from < schoolIds.length; from += AT_ONCE) {
    signal?.throwIfAborted();
    const batch = await releaseSchools(trx, id, model, schoolIds.slice(from, from + AT_ONCE));
    for (const [school, answers] of batch) released.set(school, answers);
  }
  return released;
}

/** The share of all answers, or of all schools' returns, that has moved: what changes without an answer is a return. */
function movedShare(edition: Edition, released: Map<number, number>, changed: Set<number>): number {
  const answers = [...released.values()].reduce((a, b) => a + b, 0);
  const returns = [...changed].filter((school) => released.get(school) === 0).length;
  return answers / Math.max(1, edition.answers) + returns / Math.max(1, edition.schools);
}
