import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Stamp } from '../../people/identity/stamp.ts';
import { keepVersion } from '../publications/store.ts';

export type NewFile = { name: string; mediaType: string; sha256: string; content: Buffer };

/**
 * Puts the file in the place of the one before, or takes it away; either makes a new version.
 * @throws ProblemError `publicationChanged` when it is no draft, or not in the version that was seen
 */
export async function putFile(
  trx: Transaction<Database>,
  id: number,
  version: number,
  { at, by }: Stamp,
  file: NewFile | null,
): Promise<void> {
  const result = await trx
    .updateTable('publication')
    .set({ version: version + 1, changed_by: by, changed_at: at })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new ProblemError('publicationChanged');
  await trx.deleteFrom('publication_file').where('publication_id', '=', id).execute();
  if (file !== null) {
    const { content, mediaType, name, sha256 } = file;
    await trx
      .insertInto('publication_file')
      .values({
        publication_id: id,
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
  await keepVersion(trx, id);
}

/** @throws ProblemError `notFound` */
export async function getFile(db: Kysely<Database>, id: number) {
  const row = await db
    .selectFrom('publication_file')
    .select(['name', 'media_type as mediaType', 'content'])
    .where('publication_id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row;
}
