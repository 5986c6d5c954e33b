/** What a start does about the keys of campaigns: what was lost, what came back, and what an earlier version left unencrypted. */
import type { Kysely } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { KeyFolder } from '../../ground/key-folder.ts';
import { insertEvent } from '../campaigns/life/store.ts';
import { countUnder, deleteUnder, findSpentKeys, getState, takeSealingLock } from '../sealing/store.ts';
import { takeCampaignLock } from '../submissions/store.ts';
import { type CampaignKeys, nameOf } from './keys.ts';
import { type CampaignKey, deleteKeys, findCampaignStates, findKeys, retireKey } from './store.ts';

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
 * Puts the key folder and the database in step. Keys that the folder has lost are replaced; what waited under them waits on, and is
 * counted again where they come back before the campaign is sealed. Of a sealed campaign it is forgotten. Keys that have no row any
 * more are destroyed; those of campaigns that the database does not know stay, for it may be an older one.
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
    if (state === 'sealed' || (state !== undefined && age > SETTLED_MS)) await folder.destroy(name);
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
    // The rows of a sealed campaign's keys stay: they are what its last sealing is asked for by.
    const isSealed = (await getState(trx, campaignId)) === 'sealed';
    let answers = 0;
    for (const { id } of lost) answers += isSealed ? await deleteUnder(trx, id) : await countUnder(trx, id);
    const isNew = lost.some(({ current }) => current);
    const ids = !isSealed && lost.some(({ current, purpose }) => current && purpose === 'ids');
    if (!isSealed) {
      // What waits under a lost key is not thrown away: the folder may only not be where it was, and come back.
      for (const { id } of lost) await retireKey(trx, id);
      await deleteKeys(trx, await findSpentKeys(trx, campaignId));
      await keys.ensure(trx, campaignId);
    }
    // A crash while a key was being destroyed leaves the row of one that nothing needs.
    if (answers === 0 && (isSealed || !isNew)) return null;
    if (isSealed || isNew) await insertEvent(trx, campaignId, { kind: 'keysLost', at: now(), by: null, answers });
    return { answers, ids };
  });
}

/** The loss in one line, for whoever starts the server. */
export function describeLoss({ answers, campaignId, ids, title }: Loss): string {
  const sentAgain = ids ? ', and answers that a phone sends once more will count twice' : '';
  return `the key folder lacks keys of campaign ${campaignId} (${title.en}): answers that wait and cannot be counted without them: ${answers}${sentAgain}; all else goes on`;
}
