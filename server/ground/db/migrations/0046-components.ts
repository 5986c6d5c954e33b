import { type Kysely, sql } from 'kysely';

/**
 * What a district knows of its schools together is stored, so that a changed school is computed alone; what explains a result is
 * computed when it is read, and results are small. All are computed anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table district_profile
    add column components jsonb,
    add column estimated_at timestamptz not null default now(),
    add column computed_at timestamptz not null default now(),
    add column answers integer not null default 0,
    add column schools integer not null default 0,
    add column moved double precision not null default 0`.execute(db);
  await sql`create table change_components (
    campaign_id integer not null references campaign,
    quality text not null check (quality in ('all', 'kept')),
    against_id integer not null references campaign,
    components jsonb not null,
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
