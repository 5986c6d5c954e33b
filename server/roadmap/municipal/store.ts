import { type Kysely, sql } from 'kysely';
import type { Roadmap } from '../../../surveys/roadmap.ts';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { DayStamp } from '../../people/identity/stamp.ts';

export type StoredRoadmap = { id: number; year: number; version: number; content: Roadmap };

/** The years of which a territory has a roadmap, the newest first. */
export async function findYears(db: Kysely<Database>, territoryId: number) {
  return db
    .selectFrom('roadmap')
    .select(['year', 'version'])
    .select(sql<Roadmap['title']>`content -> 'title'`.as('title'))
    .where('territory_id', '=', territoryId)
    .orderBy('year', 'desc')
    .execute();
}

export async function findRoadmap(
  db: Kysely<Database>,
  territoryId: number,
  year: number,
): Promise<StoredRoadmap | undefined> {
  return db
    .selectFrom('roadmap')
    .select(['id', 'year', 'version', 'content'])
    .where('territory_id', '=', territoryId)
    .where('year', '=', year)
    .executeTakeFirst();
}

/** As it stood by the end of a day; a roadmap that was made later is taken as it was made. */
export async function findRoadmapAsOf(
  db: Kysely<Database>,
  territoryId: number,
  year: number,
  day: string,
): Promise<StoredRoadmap | undefined> {
  return db
    .selectFrom('roadmap')
    .innerJoin('roadmap_version as version', 'version.roadmap_id', 'roadmap.id')
    .select(['roadmap.id', 'roadmap.year', 'version.version', 'version.content'])
    .where('territory_id', '=', territoryId)
    .where('roadmap.year', '=', year)
    .where((where) => where.or([where('version.on_day', '<=', day), where('version.version', '=', 1)]))
    .orderBy('version.version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** @returns its id. @throws ProblemError `roadmapExists` */
export async function insertRoadmap(
  trx: Kysely<Database>,
  { content, territoryId, year }: { territoryId: number; year: number; content: Roadmap },
  stamp: DayStamp,
  note: string,
): Promise<number> {
  const row = await trx
    .insertInto('roadmap')
    .values({
      territory_id: territoryId,
      year,
      content: JSON.stringify(content),
      version: 1,
      changed_by: stamp.by,
      changed_at: stamp.at,
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'year']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new ProblemError('roadmapExists');
  await keepVersion(trx, row.id, stamp.day, note);
  return row.id;
}

/** @throws ProblemError `roadmapChanged` when it has another version than the one that was seen */
export async function updateRoadmap(
  trx: Kysely<Database>,
  id: number,
  { content, note, version }: { content: Roadmap; note: string; version: number },
  stamp: DayStamp,
): Promise<void> {
  const result = await trx
    .updateTable('roadmap')
    .set({
      content: JSON.stringify(content),
      version: version + 1,
      changed_by: stamp.by,
      changed_at: stamp.at,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new ProblemError('roadmapChanged');
  await keepVersion(trx, id, stamp.day, note);
}

async function keepVersion(trx: Kysely<Database>, id: number, day: string, note: string): Promise<void> {
  await sql`insert into roadmap_version (roadmap_id, version, content, note, on_day, changed_by, changed_at)
    select id, version, content, ${note}, ${day}, changed_by, changed_at from roadmap where id = ${id}`.execute(trx);
}

/** Every version, the newest first. */
export async function findVersions(db: Kysely<Database>, id: number) {
  return db
    .selectFrom('roadmap_version')
    .leftJoin('account', 'account.id', 'roadmap_version.changed_by')
    .select(['version', 'content', 'note', 'on_day as onDay', 'account.name as changedBy', 'changed_at as changedAt'])
    .where('roadmap_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
}
