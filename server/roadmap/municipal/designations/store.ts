import { type Kysely, sql } from 'kysely';
import type { Database, DesignationKind } from '../../../ground/db/schema.ts';
import type { DayStamp } from '../../../people/identity/stamp.ts';
import { openWithin } from '../../../people/schools/store.ts';

export type NewEntry = { schoolId: number; year: number; kinds: DesignationKind[]; note: string };

/** Puts the status of a school in a year in the place of what was in force, and keeps the entry. */
export async function putDesignation(
  trx: Kysely<Database>,
  { kinds, note, schoolId, year }: NewEntry,
  { at, by, day }: DayStamp,
): Promise<void> {
  await trx
    .insertInto('designation_entry')
    .values({ school_id: schoolId, year, kinds, note: note.trim(), on_day: day, changed_by: by, changed_at: at })
    .execute();
  await trx.deleteFrom('designation').where('school_id', '=', schoolId).where('year', '=', year).execute();
  if (kinds.length === 0) return;
  await trx
    .insertInto('designation')
    .values(kinds.map((kind) => ({ school_id: schoolId, year, kind })))
    .execute();
}

export async function findDesignations(db: Kysely<Database>, schoolId: number) {
  const inForce = await db
    .selectFrom('designation')
    .select('year')
    .select(sql<DesignationKind[]>`array_agg(kind order by kind)`.as('kinds'))
    .where('school_id', '=', schoolId)
    .groupBy('year')
    .orderBy('year', 'desc')
    .execute();
  const entries = await db
    .selectFrom('designation_entry as entry')
    .leftJoin('account', 'account.id', 'entry.changed_by')
    .select(['year', 'kinds', 'note', 'on_day as onDay', 'account.name as changedBy'])
    .where('school_id', '=', schoolId)
    .orderBy('entry.id', 'desc')
    .execute();
  return { inForce, entries };
}

/** Every school of a territory that is open in a year, with the newest entry about its status in it. */
export async function findNewestEntries(db: Kysely<Database>, territoryId: number, year: number) {
  const rows = await db
    .selectFrom('school')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('designation_entry as entry')
          .leftJoin('account', 'account.id', 'entry.changed_by')
          .select(['note', 'on_day as onDay', 'account.name as changedBy'])
          .whereRef('entry.school_id', '=', 'school.id')
          .where('entry.year', '=', year)
          .orderBy('entry.id', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .select(['school.id as schoolId', 'newest.note', 'newest.onDay', 'newest.changedBy'])
    .where('school.territory_id', '=', territoryId)
    .where(openWithin(`${year}-01-01`, `${year}-12-31`))
    .orderBy('school.id')
    .execute();
  return rows.map(({ changedBy, note, onDay, schoolId }) => ({
    schoolId,
    newest: onDay === null ? null : { note: note ?? '', onDay, changedBy },
  }));
}

/** Years for which any school of the district is designated. */
export async function findListedYears(db: Kysely<Database>, territoryId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('designation')
    .innerJoin('school', 'school.id', 'designation.school_id')
    .select('year')
    .distinct()
    .where('school.territory_id', '=', territoryId)
    .execute();
  return rows.map(({ year }) => year);
}

/** Until the end of the transaction nobody else changes the statuses of the district. */
export async function waitForDistrict(trx: Kysely<Database>, territoryId: number): Promise<void> {
  await trx.selectFrom('territory').select('id').where('id', '=', territoryId).forUpdate().execute();
}

/** The schools of a district itself that are open in a year, in the order in which they were entered. */
export async function findSchoolIds(db: Kysely<Database>, territoryId: number, year: number): Promise<number[]> {
  const rows = await db
    .selectFrom('school')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where(openWithin(`${year}-01-01`, `${year}-12-31`))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
