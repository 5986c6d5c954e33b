import { type Kysely, sql } from 'kysely';

/** What a campaign needs to be planned, run and remembered, and who entered which number of people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table campaign add column targets jsonb not null
    default '{"director": 1, "teacher": 0.9, "student": 0.8, "parent": 0.8}'`.execute(db);
  await sql`create table campaign_school (
    campaign_id integer not null references campaign on delete cascade,
    school_id integer not null references school,
    primary key (campaign_id, school_id)
  )`.execute(db);
  await sql`create index campaign_school_school on campaign_school (school_id)`.execute(db);
  await sql`insert into campaign_school (campaign_id, school_id)
    select distinct campaign_id, school_id from cell`.execute(db);
  await sql`create table campaign_event (
    id integer generated always as identity primary key,
    campaign_id integer not null references campaign on delete cascade,
    kind text not null check (kind in ('planned', 'changed', 'opened', 'extended', 'closed', 'reopened', 'targets')),
    at timestamptz not null,
    by_account text references account,
    closes_on date,
    reason text
  )`.execute(db);
  await sql`create index campaign_event_campaign on campaign_event (campaign_id, id)`.execute(db);
  await sql`create table campaign_way (
    campaign_id integer not null references campaign on delete cascade,
    school_id integer not null references school,
    audience text not null check (audience in ('teacher', 'student', 'parent')),
    way text not null check (way in ('codes', 'link', 'paper')),
    primary key (campaign_id, school_id, audience)
  )`.execute(db);
  await sql`alter table survey_link
    add column people integer check (people > 0),
    add column kind text not null default 'group' check (kind in ('group', 'paper'))`.execute(db);
  // Keyed paper forms of a cell are counted in one place.
  await sql`create unique index survey_link_paper on survey_link (campaign_id, school_id, audience, grade)
    where kind = 'paper'`.execute(db);
  await sql`alter table school_year
    add column recorded_at timestamptz,
    add column recorded_by text references account`.execute(db);
}
