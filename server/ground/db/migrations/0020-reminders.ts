import { type Kysely, sql } from 'kysely';

/** What people are reminded of, how they want to be told, and the secret addresses of their calendars. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The key says which task at which stage: nobody is told the same twice, however often the work runs.
  await sql`create table notice (
    account_id text not null references account on delete cascade,
    key text not null,
    stage text not null,
    kind text not null,
    title jsonb not null,
    school_id integer references school,
    due_on date not null,
    path text not null,
    made_on date not null,
    read_at timestamptz,
    mailed_at timestamptz,
    primary key (account_id, key)
  )`.execute(db);
  await sql`create table reminder_choice (
    account_id text primary key references account on delete cascade,
    notices boolean not null,
    mail text not null check (mail in ('off', 'daily', 'weekly'))
  )`.execute(db);
  await sql`create table calendar_feed (
    account_id text primary key references account on delete cascade,
    token_hash bytea not null unique,
    made_at timestamptz not null
  )`.execute(db);
}
