/** What a start does about the keys of campaigns: what was lost, what came back, and what an earlier version left unencrypted. */
import type { Kysely } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { KeyFolder } from '../../ground/key-folder.ts';
import { insertEvent } from '../campaigns/life/store.ts';
import { deleteUnder, getState, takeSealingLock } from '../sealing/store.ts';
import { takeCampaignLock } from '../submissions/store.ts';
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
 * forgotten; keys that no campaign has, or of a sealed one that are not its own any more, are destroyed. What a sealed campaign
 * still has is left to its last sealing, which may have to open what waits.
 * @returns what is lost, to be told in one line a campaign
 */
export async function reviewKeys(needs: ReviewNeeds): Promise<Loss[]> {
  const { db, folder } = needs;
  const files = await folder.list();
  const present = new Set(files.map(({ name }) => name));
  const known = await findKeys(db);
  const campaigns = await findCampaignStates(db);
  const losses: Loss[] = [];
  const missing = known.filter(({ campaignId, id }) => !present.has(nameOf(campaignId, id)));
  for (const campaignId of new Set(missing.map((key) => key.campaignId))) {
    const campaign = campaigns.get(campaignId);
    const loss = campaign && (await replaceLost(needs, campaignId));
    if (loss) losses.push({ campaignId, title: campaign.title, ...loss });
  }
  const names = new Set(known.map(({ campaignId, id }) => nameOf(campaignId, id)));
  for (const { age, name } of files.filter((file) => !names.has(file.name))) {
    const state = campaigns.get(Number.parseInt(name, 10))?.state;
    if (state === 'sealed' || age > SETTLED_MS) await folder.destroy(name);
  }
  return losses;
}

/** Looks once more, under the locks of sealing and of keys: another process may just have replaced or destroyed some. */
async function replaceLost(
  { db, folder, keys, now }: ReviewNeeds,
  campaignId: number,
): Promise<Pick<Loss, 'answers' | 'ids'> | null> {
  return db.transaction().execute(async (trx) => {
    await takeSealingLock(trx, campaignId);
    await takeCampaignLock(trx, campaignId);
    const lost: CampaignKey[] = [];
    for (const key of await findKeys(trx, campaignId)) {
      if (!(await folder.read(nameOf(campaignId, key.id)))) lost.push(key);
    }
    let answers = 0;
    for (const { id } of lost) answers += await deleteUnder(trx, id);
    // The rows of a sealed campaign's keys stay: they are what its last sealing is asked for by.
    const isSealed = (await getState(trx, campaignId)) === 'sealed';
    const ids = !isSealed && lost.some(({ purpose }) => purpose === 'ids');
    if (!isSealed) {
      if (ids) await deleteArrived(trx, campaignId);
      await deleteKeys(
        trx,
        lost.map(({ id }) => id),
      );
      await keys.ensure(trx, campaignId);
    }
    // A crash while a key was being destroyed leaves the row of one that nothing needs.
    if (answers === 0 && (isSealed || !lost.some(({ current }) => current))) return null;
    await insertEvent(trx, campaignId, { kind: 'keysLost', at: now(), by: null, answers });
    return { answers, ids };
  });
}

/** The loss in one line, for whoever starts the server. */
export function describeLoss({ answers, campaignId, ids, title }: Loss): string {
  const sentAgain = ids ? ', and answers that a phone sends once more will count twice' : '';
  return `the key folder has lost keys of campaign ${campaignId} (${title.en}): waiting answers lost: ${answers}${sentAgain}; all else goes on`;
}
