import { type Kysely, sql } from 'kysely';

/** Tables of means of schools that an analyst uploads: each upload with what was done to it, and its rows. No pupils. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table result_table (
    id integer generated always as identity primary key,
    territory_id integer not null references territory,
    file_name text not null,
    state text not null check (state in ('uploaded', 'imported', 'undone')),
    faults json not null,
    fault_count integer not null,
    uploaded_by text not null references account,
    uploaded_at timestamptz not null,
    imported_by text references account,
    imported_at timestamptz,
    undone_by text references account,
    undone_at timestamptz
  )`.execute(db);
  await sql`create index result_table_territory on result_table (territory_id, id)`.execute(db);
  // In force is the newest row of a school and test whose table was imported and not undone.
  await sql`create table result_mean (
    school_id integer not null references school,
    table_id integer not null references result_table on delete cascade,
    year smallint not null,
    subject text not null,
    grade smallint not null,
    pupils integer not null check (pupils > 0),
    mean double precision not null,
    sd double precision check (sd >= 0),
    primary key (school_id, table_id, year, subject, grade)
  )`.execute(db);
  await sql`create index result_mean_table on result_mean (table_id)`.execute(db);
}
