import { type Kysely, sql } from 'kysely';

/**
 * Means of uploaded tables that differ from one shown before by fewer than five pupils are kept and not shown. Files that wait to be
 * imported are encrypted from now on: those from before are forgotten, and chosen again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table result_mean add column withheld boolean not null default false`.execute(db);
  await sql`delete from vpr_import where state = 'uploaded'`.execute(db);
}
