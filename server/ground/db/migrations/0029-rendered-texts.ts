import { type Kysely, sql } from 'kysely';

/** Texts are rendered when they are saved. Of those that are there already each is when somebody first reads it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table publication add column html text`.execute(db);
}
