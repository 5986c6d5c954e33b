import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { Stamp } from '../../people/identity/stamp.ts';
import type { TestKey } from '../tests/catalogue.ts';

export type SecondResult = { pupil: Buffer; total: number; mark: number };
export type NewSecondTable = TestKey & {
  schoolId: number;
  caseId: number;
  fileName: string;
  results: SecondResult[];
  by: string;
  at: Date;
};

/** Keeps a second table of results beside the first. @returns its id */
export async function insertSecondTable(trx: Kysely<Database>, table: NewSecondTable): Promise<number> {
  const { at, by, caseId, fileName, grade, results, schoolId, subject, year } = table;
  const { id } = await trx
    .insertInto('objectivity_table')
    .values({
      ...{ school_id: schoolId, case_id: caseId, year, subject, grade, file_name: fileName, rows: results.length },
      ...{ loaded_by: by, loaded_at: at, undone_by: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const column = <Key extends keyof SecondResult>(key: Key) => results.map((result) => result[key]);
  await sql`insert into objectivity_table_result (school_id, table_id, pupil, total, mark)
    select ${schoolId}, ${id}, pupil, total, mark
    from unnest(${column('pupil')}::bytea[], ${column('total')}::smallint[], ${column('mark')}::smallint[])
      as r (pupil, total, mark)`.execute(trx);
  return id;
}

type CaseKey = { schoolId: number; caseId: number };

/** @returns whether there was such a table, not undone before */
export async function undoSecondTable(
  trx: Kysely<Database>,
  { caseId, schoolId }: CaseKey,
  id: number,
  { at, by }: Stamp,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('objectivity_table')
    .set({ undone_by: by, undone_at: at })
    .where('school_id', '=', schoolId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Second tables of a school, newest first. */
export async function findSecondTables(db: Kysely<Database>, schoolId: number) {
  return db
    .selectFrom('objectivity_table as t')
    .leftJoin('account as loader', 'loader.id', 't.loaded_by')
    .leftJoin('account as undoer', 'undoer.id', 't.undone_by')
    .select(['t.id', 't.case_id as caseId', 't.year', 't.subject', 't.grade', 't.file_name as fileName'])
    .select([
      't.loaded_at as loadedAt',
      't.undone_at as undoneAt',
      'loader.name as loadedBy',
      'undoer.name as undoneBy',
    ])
    .where('t.school_id', '=', schoolId)
    .orderBy('t.id', 'desc')
    .execute();
}

export async function findSecondResults(
  db: Kysely<Database>,
  schoolId: number,
  tableId: number,
): Promise<SecondResult[]> {
  return db
    .selectFrom('objectivity_table_result')
    .select(['pupil', 'total', 'mark'])
    .where('school_id', '=', schoolId)
    .where('table_id', '=', tableId)
    .execute();
}
