import { type Kysely, sql } from 'kysely';

/** Of a table of means: which school a name was said to mean, and the rows of schools that are none of the district's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table result_table add column answers jsonb not null default '{}',
    add column left_out integer not null default 0`.execute(db);
}
