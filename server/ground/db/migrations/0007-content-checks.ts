import { type Kysely, sql } from 'kysely';

/** What a district says of its content: confirmed cut-offs, tests of its own, its criteria for leaving the status. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A confirmation is of the exact content (its hash); one that was taken back stays as history.
  await sql`create table vpr_confirmation (
    id integer generated always as identity primary key,
    territory_id integer not null references territory,
    hash text not null,
    confirmed_by text not null references account,
    confirmed_at timestamptz not null,
    withdrawn_by text references account,
    withdrawn_at timestamptz,
    check ((withdrawn_by is null) = (withdrawn_at is null))
  )`.execute(db);
  await sql`create unique index vpr_confirmation_in_force on vpr_confirmation (territory_id, hash) where withdrawn_at is null`.execute(
    db,
  );
  await sql`create table vpr_test (
    territory_id integer not null references territory,
    year smallint not null,
    subject text not null,
    grade smallint not null,
    test json not null,
    imported_by text not null references account,
    imported_at timestamptz not null,
    primary key (territory_id, year, subject, grade)
  )`.execute(db);
  await sql`create table exit_criteria (
    territory_id integer not null references territory,
    version integer not null,
    action text not null check (action in ('confirm', 'edit', 'reset')),
    criteria json not null,
    changed_by text not null references account,
    changed_at timestamptz not null,
    primary key (territory_id, version)
  )`.execute(db);
}
