import type { Kysely } from 'kysely';
import type { Database, ImportCounts, ImportKind } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { ImportView } from './schemas.ts';

export type NewImport = {
  kind: ImportKind;
  territoryId: number | null;
  fileName: string;
  counts: ImportCounts;
  /** What the feature needs to undo it. */
  changes: unknown;
  by: string | null;
  at: Date;
};

export async function insertImport(trx: Kysely<Database>, made: NewImport): Promise<number> {
  const { at, by, changes, counts, fileName, kind, territoryId } = made;
  const { id } = await trx
    .insertInto('register_import')
    .values({
      kind,
      territory_id: territoryId,
      file_name: fileName,
      counts: JSON.stringify(counts),
      changes: JSON.stringify(changes),
      made_by: by,
      made_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The imports of a kind in territories, the newest first. */
export async function findImports(
  db: Kysely<Database>,
  kind: ImportKind,
  territoryIds: number[],
): Promise<ImportView[]> {
  if (territoryIds.length === 0) return [];
  const rows = await db
    .selectFrom('register_import')
    .leftJoin('account as maker', 'maker.id', 'register_import.made_by')
    .leftJoin('account as undoer', 'undoer.id', 'register_import.undone_by')
    .select(['register_import.id', 'file_name as fileName', 'counts', 'made_at as madeAt', 'undone_at as undoneAt'])
    .select(['maker.name as madeBy', 'undoer.name as undoneBy'])
    .where('kind', '=', kind)
    .where('territory_id', 'in', territoryIds)
    .orderBy('register_import.id', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ madeAt, undoneAt, ...row }) => ({
    ...row,
    madeAt: madeAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  }));
}

/**
 * An import that can still be undone, held until the transaction ends.
 * @throws ProblemError `notFound`; `importUndone` when somebody was faster
 */
export async function takeImport(trx: Kysely<Database>, kind: ImportKind, id: number) {
  const row = await trx
    .selectFrom('register_import')
    .select(['territory_id as territoryId', 'changes', 'undone_at as undoneAt'])
    .where('id', '=', id)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  if (row.undoneAt !== null) throw new ProblemError('importUndone');
  return row;
}

export async function markUndone(trx: Kysely<Database>, id: number, by: string | null, at: Date): Promise<void> {
  await trx.updateTable('register_import').set({ undone_by: by, undone_at: at }).where('id', '=', id).execute();
}

/** Puts what undoing needs, where it is known only once the import is written. */
export async function setChanges(trx: Kysely<Database>, id: number, changes: unknown): Promise<void> {
  await trx
    .updateTable('register_import')
    .set({ changes: JSON.stringify(changes) })
    .where('id', '=', id)
    .execute();
}
