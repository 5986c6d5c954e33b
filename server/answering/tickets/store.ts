import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { CellKey } from '../submissions/cell.ts';
import { shareSealingLock } from '../submissions/store.ts';

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

/** A key by which answers are still taken on that day: one that signs, or one that ended not too long ago. */
export async function findVerifyingKey(
  db: Kysely<Database>,
  id: number,
  today: string,
): Promise<StoredKey | undefined> {
  return db
    .selectFrom('ticket_key')
    .select(KEY_COLUMNS)
    .where('id', '=', id)
    .where((where) => where.or([where('verify_until', 'is', null), where('verify_until', '>=', today)]))
    .executeTakeFirst();
}

export async function findPrivateKey(db: Kysely<Database>, id: number): Promise<Buffer | null> {
  const row = await db.selectFrom('ticket_key').select('private_key').where('id', '=', id).executeTakeFirst();
  return row?.private_key ?? null;
}

export type KeyPair = { publicKey: Buffer; privateKey: Buffer };

/** Keeps a new pair of an open campaign's cell, unless another process was faster. */
export async function insertKey(db: Kysely<Database>, cell: CellKey, pair: KeyPair): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // No closing can end between the look at the state and the new key, so no key outlives its campaign.
    await shareSealingLock(trx, cell.campaignId);
    await sql`insert into ticket_key (school_id, campaign_id, audience, grade, public_key, private_key)
      select ${cell.schoolId}, ${cell.campaignId}, ${cell.audience}, ${cell.grade}, ${pair.publicKey}, ${pair.privateKey}
      from campaign where id = ${cell.campaignId} and state = 'open'
      on conflict (school_id, campaign_id, audience, grade) where private_key is not null do nothing`.execute(trx);
  });
}

/**
 * Destroys the private keys of campaigns that are not open, and forgets verifying keys whose time is over.
 * @param verifyUntil the last day on which answers with tickets of the ended keys are taken
 * @returns how many keys of either kind are gone
 */
export async function endKeys(db: Kysely<Database>, today: string, verifyUntil: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('ticket_key')
    .from('campaign')
    .set({ private_key: null, verify_until: verifyUntil })
    .whereRef('campaign.id', '=', 'ticket_key.campaign_id')
    .where('campaign.state', '<>', 'open')
    .where('private_key', 'is not', null)
    .executeTakeFirst();
  const { numDeletedRows } = await db.deleteFrom('ticket_key').where('verify_until', '<', today).executeTakeFirst();
  return Number(numUpdatedRows + numDeletedRows);
}

/**
 * Writes the tables anew in which rows were replaced: what replaced rows held, and in which order they came, is then no longer
 * in the files of the database.
 */
export async function eraseReplacedRows(db: Kysely<Database>): Promise<void> {
  await sql`vacuum (full) inbox, code_use, ticket_key`.execute(db);
}
