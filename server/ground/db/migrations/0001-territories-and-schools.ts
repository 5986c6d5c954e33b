import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table territory (
    id integer generated always as identity primary key,
    parent_id integer references territory,
    kind text not null check (kind in ('federation', 'region', 'municipality')),
    name jsonb not null
  )`.execute(db);
  await sql`create table school (
    id integer generated always as identity primary key,
    territory_id integer not null references territory,
    name jsonb not null,
    short_name jsonb not null
  )`.execute(db);
  await sql`create index school_territory on school (territory_id)`.execute(db);
  await sql`create table designation (
    school_id integer not null references school,
    year smallint not null,
    kind text not null check (kind in ('lowResults', 'hardConditions')),
    primary key (school_id, year, kind)
  )`.execute(db);
  await sql`create table school_year (
    school_id integer not null references school,
    audience text not null,
    grade smallint not null,
    as_of date not null,
    people integer not null check (people >= 0),
    primary key (school_id, audience, grade, as_of)
  )`.execute(db);
  await sql`create table setting (name text primary key, value jsonb not null)`.execute(db);
}
