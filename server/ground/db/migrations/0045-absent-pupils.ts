import { type Kysely, sql } from 'kysely';

/**
 * How many pupils of a school did not write, by their mark in the journal: none, 2, 3, 4, 5. Null where the file has no rows of such
 * pupils, and for all imports before this.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table vpr_import_school add column absent integer[] check (cardinality(absent) = 5)`.execute(db);
}
