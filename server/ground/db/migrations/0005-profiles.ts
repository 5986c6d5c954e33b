import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table dirty_school (
    campaign_id integer not null references campaign,
    school_id integer not null references school,
    primary key (campaign_id, school_id)
  )`.execute(db);
  await sql`create table profile (
    school_id integer not null references school,
    campaign_id integer not null references campaign,
    factor text not null,
    model_version text not null,
    result jsonb not null,
    primary key (school_id, campaign_id, factor)
  )`.execute(db);
  await sql`create index profile_campaign on profile (campaign_id)`.execute(db);
  await sql`create table district_profile (
    campaign_id integer not null references campaign,
    territory_id integer not null references territory,
    model_version text not null,
    result jsonb not null,
    primary key (campaign_id, territory_id)
  )`.execute(db);
}
