/** What a start does about the keys of campaigns: what was lost, what came back, and what an earlier version left unencrypted. */
import type { Kysely } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { KeyFolder } from '../../ground/key-folder.ts';
import { insertEvent } from '../campaigns/life/store.ts';
import { deleteUnder } from '../sealing/store.ts';
import { type CampaignKeys, nameOf } from './keys.ts';
import { type CampaignKey, deleteArrived, deleteKeys, findCampaignStates, findKeys } from './store.ts';

/** What another process is just writing has no row in the database yet. */
const SETTLED_MS = 3_600_000;

export type ReviewNeeds = {
  db: Kysely<Database>;
  folder: KeyFolder;
  keys: CampaignKeys;
  now(): Date;
};

/** What a campaign lost with its keys: so many waiting answers, or the means to recognise answers that are sent again. */
export type Loss = { campaignId: number; title: Localized; answers: number; ids: boolean };

/**
 * Puts the key folder and the database in step. Keys that the folder has lost are replaced, and what waited under them is
 * forgotten; keys of sealed campaigns, and those that no campaign has, are destroyed.
 * @returns what is lost, to be told in one line a campaign
 */
export async function reviewKeys({ db, folder, keys, now }: ReviewNeeds): Promise<Loss[]> {
  const files = await folder.list();
  const present = new Set(files.map(({ name }) => name));
  const known = await findKeys(db);
  const campaigns = await findCampaignStates(db);
  const losses: Loss[] = [];
  const missing = known.filter(({ campaignId, id }) => !present.has(nameOf(campaignId, id)));
  for (const [campaignId, lost] of Map.groupBy(missing, (key) => key.campaignId)) {
    const campaign = campaigns.get(campaignId);
    // Of a sealed campaign nothing waits: its keys are on their way out.
    if (!campaign || campaign.state === 'sealed') continue;
    const answers = await replaceLost({ db, keys, now }, campaignId, lost);
    losses.push({ campaignId, title: campaign.title, answers, ids: lost.some(({ purpose }) => purpose === 'ids') });
  }
  const names = new Set(known.map(({ campaignId, id }) => nameOf(campaignId, id)));
  for (const { age, name } of files) {
    const state = campaigns.get(Number.parseInt(name, 10))?.state;
    if (state === 'sealed' || (!names.has(name) && age > SETTLED_MS)) await folder.destroy(name);
  }
  return losses;
}

async function replaceLost(
  { db, keys, now }: Omit<ReviewNeeds, 'folder'>,
  campaignId: number,
  lost: CampaignKey[],
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    let answers = 0;
    for (const { id, purpose } of lost) {
      if (purpose === 'inbox') answers += await deleteUnder(trx, id);
      else await deleteArrived(trx, campaignId);
    }
    await deleteKeys(
      trx,
      lost.map(({ id }) => id),
    );
    await keys.ensure(trx, campaignId);
    await insertEvent(trx, campaignId, { kind: 'keysLost', at: now(), by: null, answers });
    return answers;
  });
}

/** The loss in one line, for whoever starts the server. */
export function describeLoss({ answers, campaignId, ids, title }: Loss): string {
  const sentAgain = ids ? ', and answers that a phone sends once more will count twice' : '';
  return `the key folder has lost keys of campaign ${campaignId} (${title.en}): waiting answers lost: ${answers}${sentAgain}; all else goes on`;
}
