import { type Kysely, sql } from 'kysely';

/** What the chief says on each page of the final meeting. Rows are only added: the newest version of a page is in force. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table meeting_note (
    territory_id integer not null references territory,
    year smallint not null,
    slide text not null,
    version integer not null check (version > 0),
    text text not null,
    changed_by text not null references account,
    changed_at timestamptz not null,
    primary key (territory_id, year, slide, version)
  )`.execute(db);
}
