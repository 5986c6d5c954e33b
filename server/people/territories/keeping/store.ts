import { type Kysely, sql } from 'kysely';
import type { Localized } from '../../../../surveys/schema.ts';
import type { Database, TerritoryData } from '../../../ground/db/schema.ts';

/** The newest version of a territory; 0 where nothing was changed yet. */
export async function findVersion(db: Kysely<Database>, id: number): Promise<number> {
  return (await findVersionNumbers(db, [id])).get(id) ?? 0;
}

export async function findVersionNumbers(db: Kysely<Database>, ids: number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('territory_version')
    .select('territory_id as id')
    .select((select) => select.fn.max('version').as('version'))
    .where('territory_id', '=', sql<number>`any(${ids}::int[])`)
    .groupBy('territory_id')
    .execute();
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** Of each territory how many schools and people's roles lie in it, itself. */
export async function findContents(db: Kysely<Database>, ids: number[]) {
  const { rows } = await sql<{ id: number; schools: number; roles: number }>`
    select id, (select count(*)::int from school where territory_id = territory.id) as schools,
      (select count(*)::int from membership where territory_id = territory.id) as roles
    from territory where id = any(${ids}::int[])`.execute(db);
  return new Map(rows.map(({ id, ...contents }) => [id, contents]));
}

/** Territories right below one, or the roots. */
export async function findChildren(db: Kysely<Database>, parentId: number | null) {
  return db
    .selectFrom('territory')
    .select(['id', 'kind', 'name'])
    .where('parent_id', 'is not distinct from', parentId)
    .execute();
}

export async function updateTerritory(trx: Kysely<Database>, id: number, { kind, name, parentId }: TerritoryData) {
  await trx
    .updateTable('territory')
    .set({ kind, name: JSON.stringify(name), parent_id: parentId })
    .where('id', '=', id)
    .execute();
}

/** @returns false where something refers to it; the transaction can then only be given up */
export async function deleteTerritory(trx: Kysely<Database>, id: number): Promise<boolean> {
  try {
    await trx.deleteFrom('territory').where('id', '=', id).execute();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === FOREIGN_KEY_VIOLATION) return false;
    throw error;
  }
}
const FOREIGN_KEY_VIOLATION = '23503';

export type NewVersion = { id: number; version: number; data: TerritoryData; by: string | null; at: Date | null };

export async function insertVersion(trx: Kysely<Database>, { at, by, data, id, version }: NewVersion): Promise<void> {
  await trx
    .insertInto('territory_version')
    .values({ territory_id: id, version, data: JSON.stringify(data), changed_by: by, changed_at: at })
    .execute();
}

/** Every version of a territory, the newest first. */
export async function findVersions(db: Kysely<Database>, id: number) {
  return db
    .selectFrom('territory_version')
    .leftJoin('account', 'account.id', 'changed_by')
    .leftJoin('territory as parent', (join) =>
      join.on(sql<boolean>`parent.id = (territory_version.data ->> 'parentId')::int`),
    )
    .select(['version', 'data', 'account.name as changedBy', 'changed_at as changedAt'])
    .select(sql<Localized | null>`parent.name`.as('parent'))
    .where('territory_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
}
