import { type Kysely, sql } from 'kysely';

/** What a coordinator calls a printed pile of codes, so that a lost one can be found and revoked. The codes are not stored. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table card_sheet (
    batch_id integer primary key references code_batch on delete cascade,
    label text not null,
    made_on date not null
  )`.execute(db);
}
