import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { takeCampaignLock } from '../submissions/store.ts';

/** `inbox`: the pair that waiting answers are encrypted with. `ids`: the key of the digests by which a second sending is known. */
export type KeyPurpose = 'inbox' | 'ids';

export type CampaignKey = { id: string; campaignId: number; purpose: KeyPurpose; current: boolean };

/** The keys that new arrivals use, by purpose. */
export async function findCurrentKeys(db: Kysely<Database>, campaignId: number) {
  return db
    .selectFrom('campaign_key')
    .select(['id', 'purpose', 'public_key as publicKey'])
    .where('campaign_id', '=', campaignId)
    .where('current', '=', true)
    .execute();
}

/** All keys of a campaign, or of all campaigns. */
export async function findKeys(db: Kysely<Database>, campaignId?: number): Promise<CampaignKey[]> {
  return db
    .selectFrom('campaign_key')
    .select(['id', 'campaign_id as campaignId', 'purpose', 'current'])
    .$if(campaignId !== undefined, (query) => query.where('campaign_id', '=', campaignId ?? 0))
    .orderBy('id')
    .execute();
}

export type NewKey = { id: string; campaignId: number; purpose: KeyPurpose; publicKey: Buffer | null; madeOn: string };

/** @returns whether the key is now the current one; it is not where another process was faster, or the campaign is sealed */
export async function insertKey(db: Kysely<Database>, key: NewKey): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into campaign_key (id, campaign_id, purpose, public_key, made_on, current)
    select ${key.id}, id, ${key.purpose}, ${key.publicKey}, ${key.madeOn}, true
    from campaign where id = ${key.campaignId} and state <> 'sealed'
    on conflict (campaign_id, purpose) where current do nothing`.execute(db);
  return numAffectedRows === 1n;
}

/**
 * A new key takes the place of the current one; no arrival under the old one comes after that.
 * @returns whether it did; it does not in a sealed campaign
 */
export async function replaceKey(db: Kysely<Database>, key: NewKey): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await takeCampaignLock(trx, key.campaignId);
    await trx
      .updateTable('campaign_key')
      .set({ current: false })
      .where('campaign_id', '=', key.campaignId)
      .where('purpose', '=', key.purpose)
      .where('current', '=', true)
      .execute();
    return insertKey(trx, key);
  });
}

/** Has nothing more encrypted with a key; what lies under it stays. */
export async function retireKey(db: Kysely<Database>, id: string): Promise<void> {
  await db.updateTable('campaign_key').set({ current: false }).where('id', '=', id).execute();
}

export async function deleteKeys(db: Kysely<Database>, ids: string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('campaign_key').where('id', 'in', ids).execute();
}

/** Campaigns that take answers and whose current key of the inbox was made before a day. */
export async function findKeysBefore(db: Kysely<Database>, day: string): Promise<number[]> {
  const rows = await db
    .selectFrom('campaign_key')
    .innerJoin('campaign', 'campaign.id', 'campaign_key.campaign_id')
    .select('campaign_id')
    .where('purpose', '=', 'inbox')
    .where('current', '=', true)
    .where('made_on', '<', day)
    .where('campaign.state', 'in', ['open', 'closed'])
    .execute();
  return rows.map((row) => row.campaign_id);
}

/** Forgets which ids were taken: without their key they say nothing, and nothing finds them. */
export async function deleteArrived(trx: Kysely<Database>, campaignId: number): Promise<void> {
  await trx.deleteFrom('arrived').where('campaign_id', '=', campaignId).execute();
}

export async function findCampaignStates(db: Kysely<Database>) {
  const rows = await db.selectFrom('campaign').select(['id', 'title', 'state']).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
