import { type Kysely, sql } from 'kysely';

/** Schools as data that people keep: what identifies them, how they are reached, when they were there, and every version of it; what imports of registers changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table school
    add column school_type text not null default '',
    add column address text not null default '',
    add column oko_login text check (oko_login = lower(oko_login) and oko_login <> ''),
    add column own_code text check (own_code <> ''),
    add column aliases text[] not null default '{}',
    add column contact jsonb not null default '{"person": "", "phone": "", "email": ""}',
    add column site text not null default '',
    add column opened_on date,
    add column closed_on date,
    add column successor_id integer references school,
    add column register_version integer not null default 1,
    add constraint school_successor_check check (successor_id is null or (closed_on is not null and successor_id <> id)),
    add constraint school_days_check check (opened_on <= closed_on)`.execute(db);
  await sql`create unique index school_oko_login on school (oko_login)`.execute(db);
  await sql`create unique index school_own_code on school (own_code)`.execute(db);
  await sql`create index school_successor on school (successor_id) where successor_id is not null`.execute(db);
  await sql`create table register_import (
    id integer generated always as identity primary key,
    kind text not null check (kind in ('schools', 'accounts', 'enrolment')),
    territory_id integer references territory,
    file_name text not null,
    counts jsonb not null,
    changes jsonb not null,
    made_by text references account,
    made_at timestamptz not null,
    undone_by text references account,
    undone_at timestamptz
  )`.execute(db);
  await sql`create index register_import_place on register_import (territory_id, kind, id)`.execute(db);
  await sql`create table school_version (
    school_id integer not null references school on delete cascade,
    version integer not null,
    data jsonb not null,
    import_id integer references register_import,
    changed_by text references account,
    changed_at timestamptz not null,
    primary key (school_id, version)
  )`.execute(db);
  await sql`create table territory_version (
    territory_id integer not null references territory on delete cascade,
    version integer not null,
    data jsonb not null,
    changed_by text references account,
    changed_at timestamptz not null,
    primary key (territory_id, version)
  )`.execute(db);
}
