import { type Kysely, sql } from 'kysely';

/**
 * What was shown of a school's results in a test before anything was kept of that: every import that was in force for a time. What is
 * shown next must not lie near any of them. The newest row of each says again what is shown now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`with since as (
      select coalesce(max(timestamp), '9999')::text as moment from migration where name = '0039-released-results'),
    before as (
      select s.school_id, i.year, i.subject, i.grade, s.import_id
      from vpr_import_school s join vpr_import i on i.id = s.import_id, since
      where s.rows >= 5 and i.imported_at is not null
        and to_char(i.imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') < since.moment
        and not exists (select from vpr_release r where r.school_id = s.school_id and r.import_id = s.import_id)),
    shown as (
      select distinct on (r.school_id, r.year, r.subject, r.grade) r.school_id, r.year, r.subject, r.grade, r.import_id, r.waits
      from vpr_release r join before using (school_id, year, subject, grade)
      order by r.school_id, r.year, r.subject, r.grade, r.id desc),
    added as (
      select *, false as waits, 0 as newest from before
      union all select school_id, year, subject, grade, import_id, waits, 1 from shown
      -- An import that was undone and has none before it is shown no more.
      union all select distinct school_id, year, subject, grade, null::integer, false, 1 from before
        where not exists (select from shown where (shown.school_id, shown.year, shown.subject, shown.grade)
          = (before.school_id, before.year, before.subject, before.grade)))
    insert into vpr_release (school_id, year, subject, grade, import_id, waits)
    select school_id, year, subject, grade, import_id, waits from added order by newest, import_id`.execute(db);
}
