import { type Kysely, sql } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';

export type TerritoryWithSchools = { id: number; name: Localized };

/** Territories that schools lie in, in the order of their ids. */
export async function findTerritoriesWithSchools(db: Kysely<Database>): Promise<TerritoryWithSchools[]> {
  return db
    .selectFrom('territory')
    .select(['id', 'name'])
    .where((where) =>
      where.exists(
        where.selectFrom('school').select(sql`1`.as('one')).whereRef('school.territory_id', '=', 'territory.id'),
      ),
    )
    .orderBy('id')
    .execute();
}

/** Short names of schools, for lists that people read. */
export async function findSchoolNames(db: Kysely<Database>, territoryId: number): Promise<Map<number, Localized>> {
  const rows = await db
    .selectFrom('school')
    .select(['id', 'short_name as name'])
    .where('territory_id', '=', territoryId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function insertTerritory(
  db: Kysely<Database>,
  kind: 'federation' | 'region' | 'municipality',
  name: Localized,
  parentId: number | null,
): Promise<number> {
  const { id } = await db
    .insertInto('territory')
    .values({ kind, name: JSON.stringify(name), parent_id: parentId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
