import type { Kysely } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';

/** Keeps the file of an upload, encrypted. */
export async function putBytes(trx: Kysely<Database>, id: number, sealed: Buffer): Promise<void> {
  await trx.updateTable('vpr_import').set({ bytes: sealed }).where('id', '=', id).execute();
}

/** The file of an upload as it is kept. */
export async function findBytes(db: Kysely<Database>, id: number): Promise<Buffer | null> {
  const row = await db.selectFrom('vpr_import').select('bytes').where('id', '=', id).executeTakeFirst();
  return row?.bytes ?? null;
}

/** Forgets uploads that nobody has imported since a moment, with all that was kept of them. */
export async function deleteOldUploads(db: Kysely<Database>, before: Date): Promise<void> {
  await db.deleteFrom('vpr_import').where('state', '=', 'uploaded').where('uploaded_at', '<', before).execute();
}

export async function findWaitingIds(db: Kysely<Database>): Promise<number[]> {
  const rows = await db.selectFrom('vpr_import').select('id').where('state', '=', 'uploaded').execute();
  return rows.map(({ id }) => id);
}
