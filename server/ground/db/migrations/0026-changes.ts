import { type Kysely, sql } from 'kysely';

/**
 * Changes from one campaign to the next, and how each profile looks on a page, so that many schools can be counted at once. What
 * was stored before is computed anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table profile_change (
    school_id integer not null references school,
    campaign_id integer not null references campaign,
    against_id integer not null references campaign,
    quality text not null check (quality in ('all', 'kept')),
    factor text not null,
    result jsonb not null,
    primary key (school_id, campaign_id, quality, factor)
  )`.execute(db);
  await sql`create index profile_change_campaign on profile_change (campaign_id)`.execute(db);
  await sql`create index profile_change_against on profile_change (against_id)`.execute(db);
  await sql`alter table profile add column look text not null generated always as (
    case
      when result ->> 'kind' = 'withheld' then case when result ->> 'reason' = 'fewAnswers' then 'hidden' else 'noData' end
      when result ->> 'state' = 'few' then 'few'
      else result ->> 'level'
    end) stored`.execute(db);
  await sql`insert into dirty_school (campaign_id, school_id)
    select distinct campaign_id, school_id from tally on conflict do nothing`.execute(db);
}
