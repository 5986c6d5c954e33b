/**
 * Campaigns that were under way when answers began to be encrypted: what waited in plain text is encrypted, ids that were taken
 * become digests, and stored answers get ids of chance. Runs once, at the first start of this version with such campaigns.
 */
import type { Kysely } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import { insertEvent } from '../../campaigns/life/store.ts';
import { putWaiting } from '../../sealing/store.ts';
import type { CampaignKeys } from '../keys.ts';
import { findCampaignStates } from '../store.ts';
import {
  drawSubmissionIds,
  dropPlainInbox,
  findPlainWaiting,
  findSubmissionIds,
  hasPlainInbox,
  insertArrived,
  rewriteAfterUpgrade,
} from './store.ts';

/** @param ownerDb the owner's connections: a table is dropped, others are written anew @returns how many campaigns were changed */
export async function encryptEarlier(ownerDb: Kysely<Database>, keys: CampaignKeys, now: Date): Promise<number> {
  if (!(await hasPlainInbox(ownerDb))) return 0;
  const states = await findCampaignStates(ownerDb);
  const underWay = [...states.values()].filter(({ state }) => state === 'open' || state === 'closed');
  // Keys are stored before the transaction, whose rows they must be able to read.
  for (const { id } of underWay) await keys.ensure(ownerDb, id);
  await ownerDb.transaction().execute(async (trx) => {
    for (const { id } of underWay) await encryptCampaign(trx, keys, id, now);
    await dropPlainInbox(trx);
  });
  await rewriteAfterUpgrade(ownerDb);
  return underWay.length;
}

async function encryptCampaign(trx: Kysely<Database>, keys: CampaignKeys, id: number, now: Date): Promise<void> {
  const writing = await keys.writing(id);
  if (writing === null) throw new Error(`campaign ${id} is sealed and was to be encrypted`);
  const waiting = await findPlainWaiting(trx, id);
  await putWaiting(
    trx,
    waiting.map(({ answers, cell, doubtful }) => ({ cell, ...writing.seal(cell, { answers, doubtful }) })),
  );
  const taken = [...waiting, ...(await findSubmissionIds(trx, id))];
  await insertArrived(
    trx,
    taken.map(({ cell, id: folded }) => ({ cell, digest: writing.digest(cell, folded) })),
  );
  await drawSubmissionIds(trx, id);
  await insertEvent(trx, id, { kind: 'keysLate', at: now, by: null });
}
