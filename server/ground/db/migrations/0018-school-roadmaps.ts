import { type Kysely, sql } from 'kysely';

/**
 * Plans grow into the roadmaps of schools: lines of the school's own, lines of the plan that school and tutor share, days on
 * which lines were done, where a line was taken over from; a state for the whole; and a programme for each high risk.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await growLines(db);
  await addRoadmaps(db);
  await addProgrammes(db);
  await addRequests(db);
}

async function growLines(db: Kysely<unknown>): Promise<void> {
  await sql`alter table plan_line
    alter column campaign_id drop not null,
    alter column factor drop not null,
    alter column measure drop not null,
    add column title text,
    add column joint boolean not null default false,
    add column done_on date,
    add column from_school integer,
    add column from_line integer`.execute(db);
  await sql`update plan_line set done_on = ends_on where state = 'done'`.execute(db);
  await sql`alter table plan_line
    alter column joint drop default,
    add check ((measure is null) = (title is not null)),
    add check (measure is null or factor is not null),
    add check ((factor is null) = (campaign_id is null)),
    add check ((state = 'done') = (done_on is not null)),
    add check ((from_school is null) = (from_line is null)),
    add foreign key (from_school, from_line) references plan_line`.execute(db);
  await sql`create index plan_line_source on plan_line (from_school, from_line) where from_school is not null`.execute(
    db,
  );
  await sql`alter table plan_line_version
    add column title text,
    add column joint boolean not null default false,
    add column done_on date`.execute(db);
  await sql`update plan_line_version set done_on = ends_on where state = 'done'`.execute(db);
  await sql`alter table plan_line_version alter column joint drop default`.execute(db);
}

/** What was approved is kept whole, lines and all, in the version that was approved. */
async function addRoadmaps(db: Kysely<unknown>): Promise<void> {
  const columns = sql`school_id integer not null references school,
    year integer not null,
    aim text not null,
    state text not null check (state in ('draft', 'submitted', 'returned', 'approved')),
    note text not null,
    version integer not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null`;
  await sql`create table school_roadmap (${columns}, primary key (school_id, year))`.execute(db);
  await sql`create table school_roadmap_version (${columns}, lines jsonb not null, primary key (school_id, year, version))`.execute(
    db,
  );
}

async function addProgrammes(db: Kysely<unknown>): Promise<void> {
  const columns = sql`school_id integer not null references school,
    year integer not null,
    factor text not null,
    aim text not null,
    tasks jsonb not null,
    indicators jsonb not null,
    version integer not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null`;
  await sql`create table risk_programme (${columns}, primary key (school_id, year, factor))`.execute(db);
  await sql`create table risk_programme_version (${columns}, primary key (school_id, year, factor, version))`.execute(
    db,
  );
}

/** A school asks another one about a line that it has carried out. */
async function addRequests(db: Kysely<unknown>): Promise<void> {
  await sql`create table practice_request (
    id integer generated always as identity primary key,
    school_id integer not null,
    line_id integer not null,
    asked_by_school integer not null references school,
    question text not null,
    asked_by text references account on delete set null,
    asked_at timestamptz not null,
    answer text,
    answered_by text references account on delete set null,
    answered_at timestamptz,
    foreign key (school_id, line_id) references plan_line,
    check ((answer is null) = (answered_at is null))
  )`.execute(db);
  await sql`create index practice_request_asked on practice_request (school_id, asked_at)`.execute(db);
  await sql`create index practice_request_by on practice_request (asked_by_school, asked_at)`.execute(db);
}
