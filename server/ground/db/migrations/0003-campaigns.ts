import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table campaign (
    id integer generated always as identity primary key,
    territory_id integer not null references territory,
    title jsonb not null,
    year smallint not null,
    opens_on date not null,
    closes_on date not null check (closes_on >= opens_on),
    state text not null check (state in ('planned', 'open', 'closed')),
    model jsonb not null
  )`.execute(db);
  await sql`create table campaign_form (
    campaign_id integer not null references campaign,
    audience text not null check (audience in ('director', 'teacher', 'student', 'parent')),
    definition json not null,
    hash text not null,
    primary key (campaign_id, audience)
  )`.execute(db);
  await sql`create table cell (
    school_id integer not null references school,
    campaign_id integer not null references campaign,
    audience text not null check (audience in ('teacher', 'student', 'parent')),
    grade smallint not null,
    roll integer check (roll >= 0),
    target real not null check (target > 0 and target <= 1),
    received integer not null default 0,
    sealed integer not null default 0 check (sealed <= received),
    primary key (school_id, campaign_id, audience, grade)
  )`.execute(db);
  // The sealer looks only for cells whose pool is full.
  await sql`create index cell_waiting on cell (campaign_id) where received - sealed >= 10`.execute(db);
  await sql`create index cell_campaign on cell (campaign_id)`.execute(db);
  await sql`create table pace (
    school_id integer not null,
    campaign_id integer not null,
    audience text not null,
    grade smallint not null,
    day date not null,
    received integer not null,
    primary key (school_id, campaign_id, audience, grade, day),
    foreign key (school_id, campaign_id, audience, grade) references cell
  )`.execute(db);
  await sql`create table survey_link (
    code text primary key,
    school_id integer not null,
    campaign_id integer not null,
    audience text not null,
    grade smallint not null,
    label text not null,
    cap integer not null check (cap > 0),
    used integer not null default 0 check (used <= cap),
    foreign key (school_id, campaign_id, audience, grade) references cell
  )`.execute(db);
  await sql`create index survey_link_campaign on survey_link (campaign_id, school_id)`.execute(db);
}
