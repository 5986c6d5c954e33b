import { type Kysely, sql } from 'kysely';

/**
 * Which import of a school and test figures are made from: the newest row. `import_id` is null while nothing is shown; `waits` says
 * that the results in force are not those shown. Older rows are kept: what is shown next must not lie near any of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table vpr_release (
    id integer generated always as identity primary key,
    school_id integer not null references school,
    year smallint not null,
    subject text not null,
    grade smallint not null,
    import_id integer references vpr_import,
    waits boolean not null
  )`.execute(db);
  await sql`create index vpr_release_school on vpr_release (school_id, year, subject, grade, id)`.execute(db);
  await sql`with newest as (
      select distinct on (s.school_id, i.year, i.subject, i.grade) s.school_id, s.import_id, i.year, i.subject, i.grade, s.rows
      from vpr_import_school s join vpr_import i on i.id = s.import_id where i.state = 'imported'
      order by s.school_id, i.year, i.subject, i.grade, s.import_id desc)
    insert into vpr_release (school_id, year, subject, grade, import_id, waits)
    select school_id, year, subject, grade, case when rows >= 5 then import_id end, rows < 5 from newest`.execute(db);
  // What was found in schools of fewer than five results is found anew without them.
  await sql`update objectivity_state set wanted = wanted + 1`.execute(db);
}
