import { type Kysely, sql } from 'kysely';

/** What people have found on criteria that no figure decides. Rows are only added: the newest of a criterion and year is in force. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table exit_judgement (
    id integer generated always as identity primary key,
    school_id integer not null references school,
    status text not null check (status in ('lowResults', 'hardConditions')),
    criterion text not null,
    year smallint not null,
    holds boolean,
    note text not null,
    judged_by text not null references account,
    judged_at timestamptz not null
  )`.execute(db);
  await sql`create index exit_judgement_school on exit_judgement (school_id, status, criterion, year, id)`.execute(db);
}
