import { type Kysely, sql } from 'kysely';

/** The first four tables are better-auth's, under names of our glossary; its column names are camelCase. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table account (
    id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null, image text,
    "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp,
    username text unique, "displayUsername" text
  )`.execute(db);
  await sql`create table account_session (
    id text primary key, "expiresAt" timestamptz not null, token text not null unique,
    "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null,
    "ipAddress" text, "userAgent" text, "userId" text not null references account on delete cascade
  )`.execute(db);
  await sql`create table account_credential (
    id text primary key, "accountId" text not null, "providerId" text not null,
    "userId" text not null references account on delete cascade,
    "accessToken" text, "refreshToken" text, "idToken" text,
    "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, scope text, password text,
    "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null
  )`.execute(db);
  await sql`create table account_verification (
    id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
    "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp
  )`.execute(db);
  await sql`create index account_session_user on account_session ("userId")`.execute(db);
  await sql`create index account_credential_user on account_credential ("userId")`.execute(db);
  await sql`create index account_verification_identifier on account_verification (identifier)`.execute(db);
  await sql`create table membership (
    id integer generated always as identity primary key,
    account_id text not null references account on delete cascade,
    role text not null check (role in ('administrator', 'chief', 'analyst', 'tutor', 'head', 'coordinator', 'viewer')),
    territory_id integer references territory,
    school_id integer references school,
    check ((territory_id is null) <> (school_id is null))
  )`.execute(db);
  await sql`create unique index membership_once on membership (account_id, role, territory_id, school_id) nulls not distinct`.execute(
    db,
  );
}
