import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { AnyStamp, Stamp } from '../../people/identity/stamp.ts';
import type { ListSubject } from './list-heading.ts';
import type { ListMark } from './read-list.ts';

/** Lists are shown with the two former years. */
const YEARS = 3;

export type OutsideMark = ListMark & { year: number };

/** Of each year the newest list that was not undone. */
const inForce = (territoryId: number) => sql<{ id: number; year: number }>`
  select distinct on (year) id, year from objectivity_list
  where territory_id = ${territoryId} and undone_at is null order by year, id desc`;

/** Years with a list in force, newest first, at most three. */
export async function findListYears(db: Kysely<Database>, territoryId: number): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`select year from (${inForce(territoryId)}) as l
    order by year desc limit ${YEARS}`.execute(db);
  return rows.map(({ year }) => year);
}

export async function findOutsideMarks(
  db: Kysely<Database>,
  territoryId: number,
  schoolIds: number[],
): Promise<OutsideMark[]> {
  const { rows } = await sql<OutsideMark & { subject: ListSubject }>`
    select m.school_id as "schoolId", l.year, m.grade, m.subject, m.marked
    from objectivity_list_mark m join (${inForce(territoryId)}) as l on l.id = m.list_id
    where m.school_id = any(${schoolIds}::int[]) order by m.school_id, l.year desc, m.grade, m.subject desc`.execute(
    db,
  );
  return rows;
}

/** `by` is null for a command. */
export type NewList = AnyStamp & { territoryId: number; year: number; fileName: string; marks: ListMark[] };

/** @returns the id of the list, which takes the place of the one before it */
export async function insertList(trx: Kysely<Database>, list: NewList): Promise<number> {
  const { at, by, fileName, marks, territoryId, year } = list;
  const { id } = await trx
    .insertInto('objectivity_list')
    .values({
      ...{ territory_id: territoryId, year, file_name: fileName, rows: marks.length },
      ...{ loaded_by: by, loaded_at: at, undone_by: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const column = <Key extends keyof ListMark>(key: Key) => marks.map((mark) => mark[key]);
  await sql`insert into objectivity_list_mark (school_id, list_id, grade, subject, marked)
    select school, ${id}, grade, subject, marked
    from unnest(${column('schoolId')}::int[], ${column('grade')}::int[], ${column('subject')}::text[],
      ${column('marked')}::boolean[]) as m (school, grade, subject, marked)`.execute(trx);
  return id;
}

/** Undoes a list: the one before it is in force again. @returns whether it was not undone before */
export async function undoList(
  trx: Kysely<Database>,
  territoryId: number,
  id: number,
  { at, by }: Stamp,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('objectivity_list')
    .set({ undone_by: by, undone_at: at })
    .where('id', '=', id)
    .where('territory_id', '=', territoryId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function findLists(db: Kysely<Database>, territoryId: number) {
  const current = new Set((await inForce(territoryId).execute(db)).rows.map(({ id }) => id));
  const rows = await db
    .selectFrom('objectivity_list as l')
    .leftJoin('account as loader', 'loader.id', 'l.loaded_by')
    .leftJoin('account as undoer', 'undoer.id', 'l.undone_by')
    .select(['l.id', 'l.year', 'l.file_name as fileName', 'l.rows', 'l.loaded_at', 'l.undone_at'])
    .select(['loader.name as loader', 'undoer.name as undoer'])
    .where('l.territory_id', '=', territoryId)
    .orderBy('l.id', 'desc')
    .execute();
  return rows.map(({ loaded_at, loader, undone_at, undoer, ...row }) => ({
    ...row,
    inForce: current.has(row.id),
    loaded: { by: loader, at: loaded_at.toISOString() },
    undone: undone_at === null ? null : { by: undoer, at: undone_at.toISOString() },
  }));
}
