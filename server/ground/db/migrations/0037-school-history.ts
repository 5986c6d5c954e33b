import { type Kysely, sql } from 'kysely';

/** The first version that is kept of a school or a territory may be what stood there before anything was kept: nobody knows since when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table school_version alter column changed_at drop not null`.execute(db);
  await sql`alter table territory_version alter column changed_at drop not null`.execute(db);
}
