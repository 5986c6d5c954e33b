import { type Kysely, sql } from 'kysely';

/** What a school tells those who answered: for each finding what was said and what the school does about it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['publication', 'publication_version'] as const) {
    await sql`alter table ${sql.table(table)} add column findings jsonb`.execute(db);
    await sql`alter table ${sql.table(table)} add column campaign_id integer references campaign`.execute(db);
  }
}
