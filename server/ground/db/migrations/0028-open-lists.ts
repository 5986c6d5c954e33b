import { type Kysely, sql } from 'kysely';

/**
 * Roles and kinds of evidence are listed by the application alone (`people/identity/roles.ts`, `roadmap/evidence/kinds.ts`),
 * so that a new one needs no migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table membership drop constraint membership_role_check`.execute(db);
  await sql`alter table evidence drop constraint evidence_kind_check`.execute(db);
}
