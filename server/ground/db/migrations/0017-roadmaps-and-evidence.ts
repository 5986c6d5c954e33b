import { type Kysely, sql } from 'kysely';

/** Municipal roadmaps of years, what is registered as evidence of their activities, and overrides of what is computed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addRoadmaps(db);
  await addEvidence(db);
  await addFiles(db);
  await addDesignationEntries(db);
}

async function addRoadmaps(db: Kysely<unknown>): Promise<void> {
  await sql`create table roadmap (
    id integer generated always as identity primary key,
    territory_id integer not null references territory,
    year integer not null,
    content jsonb not null,
    version integer not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null,
    unique (territory_id, year)
  )`.execute(db);
  await sql`create table roadmap_version (
    roadmap_id integer not null references roadmap,
    version integer not null,
    content jsonb not null,
    note text not null,
    on_day date not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null,
    primary key (roadmap_id, version)
  )`.execute(db);
  await sql`create table roadmap_override (
    id integer generated always as identity primary key,
    roadmap_id integer not null references roadmap,
    activity integer not null,
    school_id integer references school,
    state text not null check (state in ('planned', 'underWay', 'done', 'late', 'nothingDue', 'notApplicable')),
    reason text not null,
    made_on date not null,
    made_by text references account on delete set null,
    made_at timestamptz not null,
    ended_on date,
    ended_by text references account on delete set null,
    ended_at timestamptz
  )`.execute(db);
  await sql`create unique index roadmap_override_open on roadmap_override (roadmap_id, activity, coalesce(school_id, 0))
    where ended_on is null`.execute(db);
}

/** A version keeps the day that counted as today: the state as of a day is read from it, whatever the hour or the zone. */
async function addEvidence(db: Kysely<unknown>): Promise<void> {
  await sql`create table evidence (
    id integer generated always as identity primary key,
    territory_id integer not null references territory,
    school_id integer references school,
    kind text not null check (kind in ('document', 'event', 'visit', 'observation', 'staff', 'course', 'mentoring',
      'agreement', 'request', 'review', 'consultation')),
    occurs_on date not null,
    data jsonb not null,
    withdrawn boolean not null,
    version integer not null,
    sent_key text unique,
    made_by text references account on delete set null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null
  )`.execute(db);
  await sql`create index evidence_territory on evidence (territory_id, kind, occurs_on)`.execute(db);
  await sql`create index evidence_school on evidence (school_id, kind)`.execute(db);
  await sql`create table evidence_version (
    evidence_id integer not null references evidence,
    version integer not null,
    occurs_on date not null,
    data jsonb not null,
    withdrawn boolean not null,
    note text not null,
    on_day date not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null,
    primary key (evidence_id, version)
  )`.execute(db);
  await sql`create index evidence_version_day on evidence_version (evidence_id, on_day, version)`.execute(db);
}

/** The bytes stay after a file was removed, so that the history can be looked into. */
async function addFiles(db: Kysely<unknown>): Promise<void> {
  await sql`create table evidence_file (
    id integer generated always as identity primary key,
    evidence_id integer not null references evidence,
    name text not null,
    media_type text not null,
    size integer not null,
    sha256 text not null,
    content bytea not null,
    added_by text references account on delete set null,
    added_at timestamptz not null,
    removed_by text references account on delete set null,
    removed_at timestamptz
  )`.execute(db);
  await sql`create index evidence_file_of on evidence_file (evidence_id)`.execute(db);
}

/** What was recorded of the status of a school in a year, and when; `designation` holds what is in force. */
async function addDesignationEntries(db: Kysely<unknown>): Promise<void> {
  await sql`create table designation_entry (
    id integer generated always as identity primary key,
    school_id integer not null references school,
    year integer not null,
    kinds text[] not null,
    note text not null,
    on_day date not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null
  )`.execute(db);
  await sql`create index designation_entry_of on designation_entry (school_id, year, id)`.execute(db);
}
