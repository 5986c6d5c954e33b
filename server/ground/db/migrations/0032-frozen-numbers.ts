import { type Kysely, sql } from 'kysely';

/**
 * Numbers of people are frozen at the opening of a campaign: a corrected one waits in its cell until the next batch of answers
 * moves, and the correction stands in the campaign's history.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cell add column roll_next integer check (roll_next >= 1)`.execute(db);
  await sql`alter table campaign_event drop constraint campaign_event_kind_check,
    add constraint campaign_event_kind_check check (kind in ('planned', 'changed', 'opened', 'extended', 'closed', 'reopened',
      'targets', 'people', 'sealed', 'keysLate', 'keysLost')),
    add column people jsonb,
    add constraint campaign_event_people_check check ((people is not null) = (kind = 'people'))`.execute(db);
}
