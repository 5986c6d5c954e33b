import { type Kysely, sql } from 'kysely';

const WHOLE = [
  ['tally', 'tally'],
  ['tally', 'doubtful'],
  ['released_tally', 'released'],
  ['profile_change', 'result'],
] as const;

/**
 * What a district knows of its schools together is stored, so that a changed school is computed alone; what explains a result is
 * computed when it is read, and results are small. All are computed anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What is read and written as a whole is kept as it was written: jsonb takes every number apart on the way in and out.
  for (const [table, column] of WHOLE) {
    const name = sql.id(column);
    await sql`alter table ${sql.table(table)} alter column ${name} type json using ${name}::text::json`.execute(db);
  }
  await sql`alter table profile drop column look, alter column result type json using result::text::json`.execute(db);
  await sql`alter table profile add column look text not null generated always as (
    case
      when result ->> 'kind' = 'withheld' then case when result ->> 'reason' = 'fewAnswers' then 'hidden' else 'noData' end
      when result ->> 'state' = 'few' then 'few'
      else result ->> 'level'
    end) stored`.execute(db);
  await sql`alter table district_profile
    add column components json,
    add column estimated_at timestamptz not null default now(),
    add column computed_at timestamptz not null default now(),
    add column answers integer not null default 0,
    add column schools integer not null default 0,
    add column moved double precision not null default 0`.execute(db);
  await sql`create table change_components (
    campaign_id integer not null references campaign,
    quality text not null check (quality in ('all', 'kept')),
    against_id integer not null references campaign,
    components json not null,
    primary key (campaign_id, quality)
  )`.execute(db);
  await sql`create index change_components_against on change_components (against_id)`.execute(db);
  // Room on every page for the next version of its rows, which then needs no new place in the indexes; small tables are cleaned soon.
  for (const table of ['profile', 'profile_change', 'released_tally', 'tally']) {
    await sql`alter table ${sql.table(table)} set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.1)`.execute(db);
  }
  await sql`insert into changed_school (campaign_id, school_id)
    select distinct campaign_id, school_id from tally`.execute(db);
}
