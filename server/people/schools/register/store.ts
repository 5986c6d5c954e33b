import { type Kysely, sql } from 'kysely';
import type { Database, SchoolData, SchoolVersionData } from '../../../ground/db/schema.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import type { Scope } from '../../identity/caller.ts';
import { schoolsInScope } from '../store.ts';

/** A school as the register has it now. */
export type SchoolRecord = SchoolData & { id: number; version: number };

/** What a version of it holds. */
export const dataOf = ({ id: _, version: __, ...data }: SchoolRecord): SchoolData => data;

const RECORD = [
  'school.id',
  'territory_id as territoryId',
  'name',
  'short_name as shortName',
  'school_type as schoolType',
  'address',
  'oko_login as login',
  'own_code as code',
  'aliases',
  'contact',
  'site',
  'opened_on as openedOn',
  'closed_on as closedOn',
  'successor_id as successorId',
  'register_version as version',
] as const;

export async function findRecords(db: Kysely<Database>, scope: Scope): Promise<SchoolRecord[]> {
  return db
    .selectFrom('school')
    .select(RECORD)
    .where('school.id', 'in', schoolsInScope(db, scope))
    .orderBy('school.id')
    .execute();
}

export async function findRecord(db: Kysely<Database>, id: number): Promise<SchoolRecord | undefined> {
  return db.selectFrom('school').select(RECORD).where('school.id', '=', id).executeTakeFirst();
}

/** @throws ProblemError `notFound` */
export async function getRecord(db: Kysely<Database>, id: number): Promise<SchoolRecord> {
  const record = await findRecord(db, id);
  if (!record) throw new ProblemError('notFound');
  return record;
}

/** All schools of a territory itself, and those of elsewhere that have one of the logins or codes (in any case). */
export async function findPeers(
  db: Kysely<Database>,
  territoryIds: readonly number[],
  logins: readonly string[],
  codes: readonly string[],
): Promise<SchoolRecord[]> {
  return db
    .selectFrom('school')
    .select(RECORD)
    .where((where) =>
      where.or([
        where('territory_id', '=', sql<number>`any(${territoryIds}::int[])`),
        where('oko_login', '=', sql<string>`any(${logins}::text[])`),
        sql<boolean>`lower(own_code) = any(${codes.map((code) => code.toLowerCase())}::text[])`,
      ]),
    )
    .orderBy('school.id')
    .execute();
}

/** Those that were merged into a school. */
export async function findMerged(db: Kysely<Database>, id: number) {
  return db
    .selectFrom('school')
    .select(['id', 'short_name as shortName', 'closed_on as closedOn'])
    .where('successor_id', '=', id)
    .orderBy('closed_on')
    .orderBy('id')
    .execute();
}

const columnsOf = (data: SchoolData) => ({
  territory_id: data.territoryId,
  name: JSON.stringify(data.name),
  short_name: JSON.stringify(data.shortName),
  school_type: data.schoolType,
  address: data.address,
  oko_login: data.login,
  own_code: data.code,
  aliases: data.aliases,
  contact: JSON.stringify(data.contact),
  site: data.site,
  opened_on: data.openedOn,
  closed_on: data.closedOn,
  successor_id: data.successorId,
});

/** @param schools at least one @returns their ids in the same order */
export async function insertRecords(trx: Kysely<Database>, schools: readonly SchoolData[]): Promise<number[]> {
  const rows = await trx.insertInto('school').values(schools.map(columnsOf)).returning('id').execute();
  return rows.map(({ id }) => id);
}

export async function updateRecord(trx: Kysely<Database>, id: number, data: SchoolData, version: number) {
  await trx
    .updateTable('school')
    .set({ ...columnsOf(data), register_version: version })
    .where('id', '=', id)
    .execute();
}

/** The school with its history. @throws Error while anything refers to it */
export async function deleteRecord(trx: Kysely<Database>, id: number): Promise<void> {
  await trx.deleteFrom('school').where('id', '=', id).execute();
}

export type NewVersion = {
  schoolId: number;
  version: number;
  data: SchoolVersionData;
  importId: number | null;
  by: string | null;
  at: Date | null;
};

export async function insertVersions(trx: Kysely<Database>, made: readonly NewVersion[]): Promise<void> {
  const rows = made.map(({ at, by, data, importId, schoolId, version }) => ({
    school_id: schoolId,
    version,
    data: JSON.stringify(data),
    import_id: importId,
    changed_by: by,
    changed_at: at,
  }));
  await trx.insertInto('school_version').values(rows).execute();
}

export async function hasVersions(db: Kysely<Database>, schoolId: number): Promise<boolean> {
  const row = await db
    .selectFrom('school_version')
    .select('version')
    .where('school_id', '=', schoolId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What was kept of one version. */
export async function findVersionData(db: Kysely<Database>, schoolId: number, version: number) {
  const row = await db
    .selectFrom('school_version')
    .select('data')
    .where('school_id', '=', schoolId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.data;
}

/** Every version of a school, the oldest first. */
export async function findVersions(db: Kysely<Database>, schoolId: number) {
  return db
    .selectFrom('school_version')
    .leftJoin('account', 'account.id', 'changed_by')
    .leftJoin('register_import', 'register_import.id', 'import_id')
    .select(['version', 'data', 'account.name as changedBy', 'changed_at as changedAt'])
    .select(['import_id as importId', 'file_name as fileName'])
    .where('school_id', '=', schoolId)
    .orderBy('version')
    .execute();
}
