import { type Kysely, sql } from 'kysely';

/** Second factors, links instead of mailed passwords, delays after failed sign-ins, and roles that begin and end on a day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table account
    add column "twoFactorEnabled" boolean not null default false,
    add column disabled_at timestamptz,
    add column deleted_at timestamptz`.execute(db);
  await sql`create table account_second_factor (
    id text primary key, secret text not null, "backupCodes" text not null,
    "userId" text not null unique references account on delete cascade,
    verified boolean not null default false, "failedVerificationCount" integer not null default 0, "lockedUntil" timestamptz
  )`.execute(db);
  // Only digests of the tokens are kept: whoever reads the table can open no link.
  await sql`create table account_link (
    id integer generated always as identity primary key,
    kind text not null check (kind in ('setup', 'invitation', 'password')),
    token_hash bytea not null unique,
    account_id text references account on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    withdrawn_at timestamptz,
    check ((kind = 'setup') = (account_id is null))
  )`.execute(db);
  await sql`create index account_link_account on account_link (account_id)`.execute(db);
  // The name is keyed and hashed: people type passwords into the field of the name.
  await sql`create table sign_in_delay (
    name_hash bytea primary key,
    failures integer not null check (failures > 0),
    last_failed_at timestamptz not null
  )`.execute(db);
  // Null means: since ever, or without an end. The last day still counts; a role ended on its first day ends before it began.
  await sql`alter table membership add column starts_on date, add column ends_on date`.execute(db);
  // A role that ended may be given again; the days of one account, role and place must not overlap (the store sees to it).
  await sql`drop index membership_once`.execute(db);
  await sql`create unique index membership_once on membership (account_id, role, territory_id, school_id)
    nulls not distinct where ends_on is null`.execute(db);
  await sql`create index membership_school on membership (school_id)`.execute(db);
  await sql`create index membership_territory on membership (territory_id)`.execute(db);
}
