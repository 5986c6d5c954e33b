import { type Kysely, sql } from 'kysely';

/** What is made public, on its way from a draft to the page, and every version and step of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table publication (
    id integer generated always as identity primary key,
    territory_id integer not null references territory,
    school_id integer references school,
    kind text not null check (kind in ('document', 'report', 'news', 'schoolRoadmap', 'answerBack')),
    year integer not null,
    document text check (document in ('developmentProgramme', 'act', 'other')),
    title text not null,
    body text not null,
    link text not null,
    place text not null check (place in ('departmentSite', 'schoolSite', 'media')),
    appeared_on date,
    state text not null check (state in
      ('draft', 'submitted', 'tutorConfirmed', 'groupConfirmed', 'published', 'withdrawn')),
    version integer not null,
    made_by text references account on delete set null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null
  )`.execute(db);
  await sql`create index publication_territory on publication (territory_id, state)`.execute(db);
  await sql`create index publication_school on publication (school_id)`.execute(db);
  await sql`create table publication_version (
    publication_id integer not null references publication,
    version integer not null,
    year integer not null,
    document text,
    title text not null,
    body text not null,
    link text not null,
    place text not null,
    appeared_on date,
    file_name text,
    changed_by text references account on delete set null,
    changed_at timestamptz not null,
    primary key (publication_id, version)
  )`.execute(db);
  await sql`create table publication_step (
    id integer generated always as identity primary key,
    publication_id integer not null references publication,
    step text not null check (step in ('submit', 'confirm', 'return', 'publish', 'withdraw')),
    from_state text not null,
    to_state text not null,
    version integer not null,
    on_day date not null,
    at timestamptz not null,
    by_account text references account on delete set null,
    by_role text not null,
    note text not null
  )`.execute(db);
  await sql`create index publication_step_of on publication_step (publication_id, id)`.execute(db);
  // The bytes stand apart, so that lists never read them.
  await sql`create table publication_file (
    publication_id integer primary key references publication,
    name text not null,
    media_type text not null,
    size integer not null,
    sha256 text not null,
    content bytea not null,
    added_by text references account on delete set null,
    added_at timestamptz not null
  )`.execute(db);
}
