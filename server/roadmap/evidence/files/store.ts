import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import type { Stamp } from '../../../people/identity/stamp.ts';

export type NewFile = { name: string; mediaType: string; sha256: string; content: Buffer };

/** Files of some records that were not removed, in the order in which they came, without their bytes. */
export async function findFiles(db: Kysely<Database>, evidenceIds: number[]) {
  return db
    .selectFrom('evidence_file')
    .select(['id', 'evidence_id as evidenceId', 'name', 'media_type as mediaType', 'size'])
    .where('evidence_id', '=', sql<number>`any(${evidenceIds}::int[])`)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
}
export type FileRow = Awaited<ReturnType<typeof findFiles>>[number];

/** How many files a record may have at a time. */
const MOST_FILES = 20;

/** @throws ProblemError `evidenceFull` */
export async function insertFile(trx: Kysely<Database>, evidenceId: number, file: NewFile, { at, by }: Stamp) {
  // The lock lets two that add at once be counted one after the other.
  await trx.selectFrom('evidence').select('id').where('id', '=', evidenceId).forUpdate().execute();
  if ((await findFiles(trx, [evidenceId])).length >= MOST_FILES) throw new ProblemError('evidenceFull');
  const { content, mediaType, name, sha256 } = file;
  await trx
    .insertInto('evidence_file')
    .values({
      evidence_id: evidenceId,
      name,
      media_type: mediaType,
      size: content.length,
      sha256,
      content,
      added_by: by,
      added_at: at,
    })
    .execute();
}

/** @throws ProblemError `notFound` */
export async function getFile(db: Kysely<Database>, evidenceId: number, id: number) {
  const row = await db
    .selectFrom('evidence_file')
    .select(['name', 'media_type as mediaType', 'content'])
    .where('evidence_id', '=', evidenceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row;
}

/** @throws ProblemError `notFound` */
export async function removeFile(trx: Kysely<Database>, evidenceId: number, id: number, { at, by }: Stamp) {
  const result = await trx
    .updateTable('evidence_file')
    .set({ removed_by: by, removed_at: at })
    .where('evidence_id', '=', evidenceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new ProblemError('notFound');
}
