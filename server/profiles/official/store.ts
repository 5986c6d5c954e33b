import { type Kysely, sql } from 'kysely';
import type { Level } from '../../../analytics/types.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { AnyStamp, Stamp } from '../../people/identity/stamp.ts';
import type { OfficialLevel } from './reading.ts';

/** Of each territory and year the newest file that was not undone. */
const IN_FORCE = sql<{ id: number; territoryId: number; year: number }>`
  select distinct on (territory_id, year) id, territory_id as "territoryId", year from official_profile
  where undone_at is null order by territory_id, year, id desc`;

/** `by` is null for a command. */
export type NewOfficialProfile = AnyStamp & {
  territoryId: number;
  year: number;
  fileName: string;
  levels: readonly OfficialLevel[];
};

/** @returns the id of the file, which takes the place of the one of its year before it */
export async function insertOfficial(trx: Kysely<Database>, profile: NewOfficialProfile): Promise<number> {
  const { at, by, fileName, levels, territoryId, year } = profile;
  const { id } = await trx
    .insertInto('official_profile')
    .values({
      ...{ territory_id: territoryId, year, file_name: fileName, rows: levels.length },
      ...{ loaded_by: by, loaded_at: at, undone_by: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const column = <Key extends keyof OfficialLevel>(key: Key) => levels.map((each) => each[key]);
  await sql`insert into official_level (school_id, profile_id, factor, level)
    select school, ${id}, factor, level
    from unnest(${column('schoolId')}::int[], ${column('factor')}::text[], ${column('level')}::text[])
      as l (school, factor, level)`.execute(trx);
  return id;
}

/** The file before it is in force again. @returns whether it was not undone before */
export async function undoOfficial(
  trx: Kysely<Database>,
  territoryId: number,
  id: number,
  { at, by }: Stamp,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('official_profile')
    .set({ undone_by: by, undone_at: at })
    .where('id', '=', id)
    .where('territory_id', '=', territoryId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** All files of a territory, newest first. */
export async function findOfficials(db: Kysely<Database>, territoryId: number) {
  const current = new Set((await IN_FORCE.execute(db)).rows.map(({ id }) => id));
  const rows = await db
    .selectFrom('official_profile as p')
    .leftJoin('account as loader', 'loader.id', 'p.loaded_by')
    .leftJoin('account as undoer', 'undoer.id', 'p.undone_by')
    .select(['p.id', 'p.year', 'p.file_name as fileName', 'p.rows', 'p.loaded_at', 'p.undone_at'])
    .select(['loader.name as loader', 'undoer.name as undoer'])
    .where('p.territory_id', '=', territoryId)
    .orderBy('p.id', 'desc')
    .execute();
  return rows.map(({ loaded_at, loader, undone_at, undoer, ...row }) => ({
    ...row,
    inForce: current.has(row.id),
    loaded: { by: loader, at: loaded_at.toISOString() },
    undone: undone_at === null ? null : { by: undoer, at: undone_at.toISOString() },
  }));
}

/** @returns the levels of the newest file in force that names the school, by factor; null where none does */
export async function findSchoolOfficial(db: Kysely<Database>, schoolId: number) {
  const { rows } = await sql<{ id: number; year: number; factor: string; level: Level }>`
    select p.id, p.year, l.factor, l.level from official_level l join (${IN_FORCE}) as p on p.id = l.profile_id
    where l.school_id = ${schoolId} order by p.year desc, p.id desc, l.factor`.execute(db);
  if (rows.length === 0) return null;
  const [{ id, year }] = rows;
  return { year, levels: rows.filter((row) => row.id === id).map(({ factor, level }) => ({ factor, level })) };
}
