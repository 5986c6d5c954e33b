import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { CellKey } from '../submissions/cell.ts';
import { shareCampaignLock } from '../submissions/store.ts';

export type StoredKey = CellKey & { id: number; publicKey: Buffer };

const KEY_COLUMNS = [
  'id',
  'school_id as schoolId',
  'campaign_id as campaignId',
  'audience',
  'grade',
  'public_key as publicKey',
] as const;

/** The key that signs for a cell now. */
export async function findSigningKey(db: Kysely<Database>, cell: CellKey): Promise<StoredKey | undefined> {
  return db
    .selectFrom('ticket_key')
    .select(KEY_COLUMNS)
    .where('school_id', '=', cell.schoolId)
    .where('campaign_id', '=', cell.campaignId)
    .where('audience', '=', cell.audience)
    .where('grade', '=', cell.grade)
    .where('private_key', 'is not', null)
    .executeTakeFirst();
}

/** The keys that sign for the cells of a school now. */
export async function findSigningKeys(
  db: Kysely<Database>,
  schoolId: number,
  campaignId: number,
): Promise<StoredKey[]> {
  return db
    .selectFrom('ticket_key')
    .select(KEY_COLUMNS)
    .where('school_id', '=', schoolId)
    .where('campaign_id', '=', campaignId)
    .where('private_key', 'is not', null)
    .execute();
}

/** A key by which answers are taken until the campaign is sealed. */
export async function findVerifyingKey(db: Kysely<Database>, id: number): Promise<StoredKey | undefined> {
  return db.selectFrom('ticket_key').select(KEY_COLUMNS).where('id', '=', id).executeTakeFirst();
}

export async function findPrivateKey(db: Kysely<Database>, id: number): Promise<Buffer | null> {
  const row = await db.selectFrom('ticket_key').select('private_key').where('id', '=', id).executeTakeFirst();
  return row?.private_key ?? null;
}

export type KeyPair = { publicKey: Buffer; privateKey: Buffer };

/** Keeps a new pair of an open campaign's cell, unless another process was faster. */
export async function insertKey(db: Kysely<Database>, cell: CellKey, pair: KeyPair): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // No sealing can begin between the look at the state and the new key, so no key outlives its campaign.
    await shareCampaignLock(trx, cell.campaignId);
    await sql`insert into ticket_key (school_id, campaign_id, audience, grade, public_key, private_key)
      select ${cell.schoolId}, ${cell.campaignId}, ${cell.audience}, ${cell.grade}, ${pair.publicKey}, ${pair.privateKey}
      from campaign where id = ${cell.campaignId} and state = 'open'
      on conflict (school_id, campaign_id, audience, grade) where private_key is not null do nothing`.execute(trx);
  });
}

/** Forgets the keys of a campaign: no ticket of it is signed or taken any more. */
export async function deleteTicketKeys(db: Kysely<Database>, campaignId: number): Promise<void> {
  await db.deleteFrom('ticket_key').where('campaign_id', '=', campaignId).execute();
}
