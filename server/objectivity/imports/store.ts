import { type Kysely, type RawBuilder, sql } from 'kysely';
import { LOCK_CLASSES, takeLock } from '../../ground/db/locks.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Mapping, Preview } from '../../ground/db/stored/schemas.ts';
import type { AnyStamp, Stamp } from '../../people/identity/stamp.ts';
import type { TestKey } from '../tests/catalogue.ts';

export type NewUpload = TestKey & {
  territoryId: number;
  fileName: string;
  shape: string;
  header: string[];
  example: string[];
  mapping: Mapping;
  remembered: boolean;
  rows: number;
  place: { sheet: string; line: number; rows: number };
  /** Of the whole file, where it says so above its table. */
  schoolId: number | null;
  /** Null: a command. */
  by: string | null;
  at: Date;
};

/** @returns the id of the upload, which has no file yet */
export async function insertUpload(db: Kysely<Database>, upload: NewUpload): Promise<number> {
  const { id } = await db
    .insertInto('vpr_import')
    .values({
      territory_id: upload.territoryId,
      year: upload.year,
      subject: upload.subject,
      grade: upload.grade,
      file_name: upload.fileName,
      state: 'uploaded',
      shape: upload.shape,
      header: JSON.stringify(upload.header),
      example: JSON.stringify(upload.example),
      mapping: JSON.stringify(upload.mapping),
      remembered: upload.remembered,
      school_id: upload.schoolId,
      rows: upload.rows,
      sheet: upload.place.sheet,
      heading_line: upload.place.line,
      heading_rows: upload.place.rows,
      bytes: null,
      preview: null,
      uploaded_by: upload.by,
      uploaded_at: upload.at,
      imported_by: null,
      undone_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Of a school `s` of an import `i`: no later import of the same test holds it. */
const IN_FORCE = sql`not exists (select from vpr_import_school later join vpr_import l on l.id = later.import_id
  where later.school_id = s.school_id and l.state = 'imported' and l.id > i.id
  and (l.year, l.subject, l.grade) = (i.year, i.subject, i.grade))`;

/** Schools of an import `i` in force of which the newest results are not shown. @param condition on what is shown, `r` */
const countWaiting = (condition: RawBuilder<unknown>) => sql<number>`case when i.state <> 'imported' then 0 else (
  select count(*) from vpr_import_school s where s.import_id = i.id
  and ${IN_FORCE} and (select r.waits and ${condition} from vpr_release r where r.school_id = s.school_id
    and (r.year, r.subject, r.grade) = (i.year, i.subject, i.grade) order by r.id desc limit 1)) end`;

/** All imports of a territory with the schools they hold, newest first. Files and previews stay out. */
export async function findImports(db: Kysely<Database>, territoryId: number, id?: number) {
  return db
    .selectFrom('vpr_import as i')
    .leftJoin('account as up', 'up.id', 'i.uploaded_by')
    .leftJoin('account as imp', 'imp.id', 'i.imported_by')
    .leftJoin('account as und', 'und.id', 'i.undone_by')
    .select(['i.id', 'i.file_name', 'i.year', 'i.subject', 'i.grade', 'i.state', 'i.rows'])
    .select(['up.name as uploadedBy', 'i.uploaded_at', 'imp.name as importedBy', 'i.imported_at'])
    .select(['und.name as undoneBy', 'i.undone_at'])
    .select(sql<number>`(select count(*) from vpr_import_school s where s.import_id = i.id)`.as('schools'))
    .select(
      sql<number>`(select coalesce(sum(s.rows), 0) from vpr_import_school s where s.import_id = i.id)`.as('taken'),
    )
    .select(
      sql<number>`case when i.state <> 'imported' then 0 else (select count(*) from vpr_import_school s where s.import_id = i.id
        and ${IN_FORCE}) end`.as('current'),
    )
    .select(countWaiting(sql`r.import_id is not null`).as('waiting'))
    .select(countWaiting(sql`r.import_id is null`).as('hidden'))
    .where('i.territory_id', '=', territoryId)
    .$if(id !== undefined, (query) => query.where('i.id', '=', id as number))
    .orderBy('i.id', 'desc')
    .execute();
}

/** What is needed to go on with an upload, without its file. */
export async function findUpload(db: Kysely<Database>, territoryId: number, id: number) {
  return db
    .selectFrom('vpr_import')
    .select([
      'id',
      'year',
      'subject',
      'grade',
      'state',
      'shape',
      'header',
      'example',
      'mapping',
      'remembered',
      'school_id',
      'rows',
      'preview',
      'sheet',
      'heading_line',
      'heading_rows',
      'answers',
    ])
    .where('territory_id', '=', territoryId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export type CheckedUpload = {
  mapping: Mapping;
  schoolId: number | null;
  answers: Record<string, number | null>;
  preview: Preview;
};

/** Keeps what a check has shown. */
export async function putPreview(
  db: Kysely<Database>,
  id: number,
  { answers, mapping, preview, schoolId }: CheckedUpload,
): Promise<void> {
  await db
    .updateTable('vpr_import')
    .set({ mapping: JSON.stringify(mapping), school_id: schoolId, preview: JSON.stringify(preview) })
    .set({ answers: JSON.stringify(answers) })
    .where('id', '=', id)
    .where('state', '=', 'uploaded')
    .execute();
}

/** Forgets an upload that was not imported. @returns whether there was one */
export async function deleteUpload(db: Kysely<Database>, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('vpr_import')
    .where('id', '=', id)
    .where('state', '=', 'uploaded')
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Whoever is here has had the turn for a while; whoever was cancelled ends with the piece that is under way. */
const STORING_PATIENCE_MS = 3_000;

/**
 * Has the upload to itself until the end of the transaction. A process that stands still would hold it against everybody: the
 * database ends the transaction where nothing comes for so long, and whoever is next ends it where a piece had come by half.
 */
export async function takeUpload(trx: Kysely<Database>, id: number): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = '30s'`.execute(trx);
  await takeLock(trx, LOCK_CLASSES.storing, String(id), STORING_PATIENCE_MS);
}

/**
 * Takes the upload for its import: of two that try at once only one goes on. The file is no longer needed.
 * @returns the territory of the upload, or null when it no longer waits
 */
export async function markImported(trx: Kysely<Database>, id: number, { by, at }: AnyStamp): Promise<number | null> {
  const taken = await trx
    .updateTable('vpr_import')
    .set({ state: 'imported', imported_by: by, imported_at: at, bytes: null, example: '[]' })
    .where('id', '=', id)
    .where('state', '=', 'uploaded')
    .returning('territory_id')
    .executeTakeFirst();
  return taken?.territory_id ?? null;
}

/** Undoes an import: what was in force before it is in force again. @returns whether it was in force */
export async function markUndone(trx: Kysely<Database>, id: number, { by, at }: Stamp): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('vpr_import')
    .set({ state: 'undone', undone_by: by, undone_at: at })
    .where('id', '=', id)
    .where('state', '=', 'imported')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @param absent those who did not write, by school; where the file has no rows of them, it is not known that there are none */
export async function insertSchools(
  trx: Kysely<Database>,
  importId: number,
  perSchool: ReadonlyMap<number, number>,
  absent: ReadonlyMap<number, number[]>,
): Promise<void> {
  const isKnown = absent.size > 0;
  const rows = [...perSchool].map(([school, count]) => ({
    school,
    rows: count,
    absent: isKnown ? (absent.get(school) ?? [0, 0, 0, 0, 0]) : null,
  }));
  await sql`insert into vpr_import_school (school_id, import_id, rows, absent)
    select school, ${importId}, rows, absent
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (school int, rows int, absent int[])`.execute(trx);
}

export type StoredResult = {
  schoolId: number;
  pupil: Buffer;
  class: string;
  variant: string;
  items: Buffer;
  total: number;
  mark: number | null;
  journal: number | null;
};

export async function insertResults(trx: Kysely<Database>, importId: number, results: StoredResult[]): Promise<void> {
  const column = <Key extends keyof StoredResult>(key: Key) => results.map((result) => result[key]);
  await sql`insert into vpr_result (school_id, import_id, pupil, class, variant, items, total, mark, journal)
    select school, ${importId}, pupil, class, variant, items, total, mark, journal
    from unnest(${column('schoolId')}::int[], ${column('pupil')}::bytea[], ${column('class')}::text[],
      ${column('variant')}::text[], ${column('items')}::bytea[], ${column('total')}::smallint[],
      ${column('mark')}::smallint[], ${column('journal')}::smallint[])
    as r (school, pupil, class, variant, items, total, mark, journal)`.execute(trx);
}
