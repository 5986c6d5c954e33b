import { type Kysely, sql } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import { LOCKS } from '../../ground/db/locks.ts';
import type { Database, TerritoryData, TerritoryKind } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Membership, Place, Scope } from '../identity/caller.ts';

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

/** @param beganOn the first day of its work in Opora, YYYY-MM-DD: what was due before is not late; null where all counts */
export async function insertTerritory(
  db: Kysely<Database>,
  kind: TerritoryKind,
  name: Localized,
  parentId: number | null,
  beganOn: string | null = null,
): Promise<number> {
  const { id } = await db
    .insertInto('territory')
    .values({ kind, name: JSON.stringify(name), parent_id: parentId, began_on: beganOn })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The first day of a territory's work in Opora, YYYY-MM-DD; null where all that was ever due counts. */
export async function findBeginning(db: Kysely<Database>, territoryId: number): Promise<string | null> {
  const row = await db.selectFrom('territory').select('began_on').where('id', '=', territoryId).executeTakeFirst();
  return row?.began_on ?? null;
}

/** Ids of the territories that a scope reaches, with all below them. */
export function territoriesInScope(db: Kysely<Database>, scope: Scope) {
  return db
    .withRecursive('reached', (query) =>
      query
        .selectFrom('territory')
        .select('id')
        .where('id', '=', sql<number>`any(${scope.territoryIds}::int[])`)
        .unionAll(
          query
            .selectFrom('territory')
            .innerJoin('reached', 'reached.id', 'territory.parent_id')
            .select('territory.id'),
        ),
    )
    .selectFrom('reached')
    .select('reached.id');
}

/** Rows `leaf`, `id`, `depth`: each of the territories with itself (depth 0) and all above it. */
export function lineagesOf(territoryIds: readonly number[]) {
  return sql<{ leaf: number; id: number; depth: number }>`(
    with recursive up as (
      select id as leaf, id, parent_id, 0 as depth from territory where id = any(${territoryIds}::int[])
      union all
      select up.leaf, territory.id, territory.parent_id, up.depth + 1
      from territory join up on territory.id = up.parent_id
    ) select leaf, id, depth from up)`;
}

/** Of each territory itself and all above it: a role there reaches what belongs to the territory. */
export async function findLineages(db: Kysely<Database>, territoryIds: number[]): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ id: number; lineage: number[] }>`
    select leaf as id, array_agg(id order by depth) as lineage from ${lineagesOf(territoryIds)} as lineage
    group by leaf`.execute(db);
  return new Map(rows.map(({ id, lineage }) => [id, lineage]));
}

/** Rows `id`, `child`: all below a territory, each with the one right below it that it lies in; the territory itself with itself. */
export function childrenOf(territoryId: number) {
  return sql<{ id: number; child: number }>`(
    with recursive below as (
      select id, id as child from territory where parent_id = ${territoryId}
      union all
      select territory.id, below.child from territory join below on territory.parent_id = below.id
    ) select id, child from below union all select ${territoryId}::int, ${territoryId}::int)`;
}

/** The territory of a school; undefined when there is no such school. */
export async function findTerritoryOfSchool(db: Kysely<Database>, schoolId: number): Promise<number | undefined> {
  const row = await db.selectFrom('school').select('territory_id').where('id', '=', schoolId).executeTakeFirst();
  return row?.territory_id;
}

/** The territory of a school that is known to be there. */
export async function getTerritoryOfSchool(db: Kysely<Database>, schoolId: number): Promise<number> {
  const territoryId = await findTerritoryOfSchool(db, schoolId);
  if (territoryId === undefined) throw new Error(`there is no school ${schoolId}`);
  return territoryId;
}

/** The municipality that a caller looks at: the territory of a membership, or that of its school. */
export async function findTerritoryInView(db: Kysely<Database>, memberships: Membership[]) {
  for (const place of memberships) {
    const found = await findTerritoryOf(db, place);
    if (found) return found;
  }
  return null;
}

async function findTerritoryOf(db: Kysely<Database>, { schoolId, territoryId }: Place) {
  const query = db.selectFrom('territory').select(['territory.id', 'territory.name']);
  if (territoryId !== null) return query.where('territory.id', '=', territoryId).executeTakeFirst();
  return query
    .innerJoin('school', 'school.territory_id', 'territory.id')
    .where('school.id', '=', schoolId)
    .executeTakeFirst();
}

export async function findTerritories(db: Kysely<Database>, scope: Scope) {
  return db
    .selectFrom('territory')
    .select(['id', 'name'])
    .where('id', 'in', territoriesInScope(db, scope))
    .orderBy('id')
    .execute();
}

/** The territories that lie in no other. */
export async function findRoots(db: Kysely<Database>): Promise<number[]> {
  const rows = await db.selectFrom('territory').select('id').where('parent_id', 'is', null).orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Whether a scope reaches a territory; an unknown one is reached by nobody. */
export async function isTerritoryInScope(db: Kysely<Database>, scope: Scope, id: number): Promise<boolean> {
  const row = await territoriesInScope(db, scope).where('reached.id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Names of territories by id. */
export async function findTerritoryNames(db: Kysely<Database>, ids: number[]): Promise<[number, Localized][]> {
  const rows = await db
    .selectFrom('territory')
    .select(['id', 'name'])
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .execute();
  return rows.map(({ id, name }) => [id, name]);
}

/** Territories that a scope reaches, each after the one that it lies in; the parent of the highest ones is null. */
export async function findTerritoriesOf(db: Kysely<Database>, scope: Scope) {
  const rows = await db
    .selectFrom('territory')
    .select(['id', 'name', 'kind', 'parent_id as parentId'])
    .where('id', 'in', territoriesInScope(db, scope))
    .orderBy('id')
    .execute();
  const reached = new Set(rows.map(({ id }) => id));
  const within = Map.groupBy(rows, ({ parentId }) => (parentId !== null && reached.has(parentId) ? parentId : null));
  const below = (parentId: number | null): typeof rows =>
    (within.get(parentId) ?? []).flatMap((each) => [{ ...each, parentId }, ...below(each.id)]);
  return below(null);
}

/** What is kept of a territory. @throws ProblemError `notFound` */
export async function getTerritory(db: Kysely<Database>, id: number): Promise<TerritoryData> {
  const row = await db
    .selectFrom('territory')
    .select(['kind', 'name', 'parent_id as parentId'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row;
}

/** One change of the register of schools and territories at a time, until the transaction ends. */
export async function lockRegister(trx: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCKS.register})`.execute(trx);
}
