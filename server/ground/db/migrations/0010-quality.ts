import { type Kysely, sql } from 'kysely';

/**
 * One flag per answer set for all signs of carelessness; the tally of the flagged sets beside that of all; what of a cell's
 * tallies is released (see analytics/suppression); and profiles in two views. What was counted before is released anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['inbox', 'submission']) {
    await sql`alter table ${sql.table(table)} add column doubtful boolean not null default false`.execute(db);
  }
  await sql`alter table tally add column doubtful jsonb`.execute(db);
  await sql`create table released_tally (
    school_id integer not null,
    campaign_id integer not null,
    audience text not null,
    grade smallint not null,
    released jsonb not null,
    doubtful integer,
    primary key (school_id, campaign_id, audience, grade),
    foreign key (school_id, campaign_id, audience, grade) references cell
  )`.execute(db);
  await sql`create index released_tally_campaign on released_tally (campaign_id)`.execute(db);
  await sql`alter table profile add column quality text not null default 'all' check (quality in ('all', 'kept'))`.execute(
    db,
  );
  await sql`alter table profile drop constraint profile_pkey`.execute(db);
  await sql`alter table profile add primary key (school_id, campaign_id, quality, factor)`.execute(db);
  await sql`alter table district_profile add column quality text not null default 'all' check (quality in ('all', 'kept'))`.execute(
    db,
  );
  await sql`alter table district_profile drop constraint district_profile_pkey`.execute(db);
  await sql`alter table district_profile add primary key (campaign_id, territory_id, quality)`.execute(db);
  await sql`insert into dirty_school (campaign_id, school_id)
    select distinct campaign_id, school_id from tally on conflict do nothing`.execute(db);
}
