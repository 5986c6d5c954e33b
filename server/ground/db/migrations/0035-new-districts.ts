import { type Kysely, sql } from 'kysely';

/**
 * A district's work has a first day: what was due before it is not late. Districts from before have always been at work.
 * A list of statuses of a year is prepared as a whole and put in force by one step; until then nothing of it counts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table territory add column began_on date`.execute(db);
  await sql`create table designation_list (
    id integer generated always as identity primary key,
    territory_id integer not null references territory,
    year integer not null check (year between 2000 and 2100),
    order_number text not null check (length(order_number) <= 100),
    order_date date,
    schools jsonb not null,
    version integer not null,
    changed_by text references account on delete set null,
    changed_at timestamptz not null,
    in_force_on date,
    in_force_by text references account on delete set null
  )`.execute(db);
  await sql`create unique index designation_list_draft on designation_list (territory_id, year) where in_force_on is null`.execute(
    db,
  );
}
