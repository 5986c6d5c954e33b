/**
 * The application works with a role that owns nothing: it reads and writes rows, can only add to the audit, and can
 * neither change tables nor switch a trigger off. The owner makes the tables and is used for nothing else.
 */
import { type Kysely, sql } from 'kysely';
import { JOB_SCHEMA } from './job-tables.ts';
import { LOCKS } from './locks.ts';
import type { Database } from './schema.ts';

/** The application's role in the embedded database. */
export const APPLICATION_ROLE = 'opora_app';

/** Makes the application's role when it is missing. Only the embedded database's owner may make roles. */
export async function ensureApplicationRole(owner: Kysely<Database>): Promise<void> {
  await owner.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${LOCKS.rights})`.execute(trx);
    const { rows } = await sql`select from pg_roles where rolname = ${APPLICATION_ROLE}`.execute(trx);
    if (rows.length === 0) await sql`create role ${sql.id(APPLICATION_ROLE)} login`.execute(trx);
  });
}

/**
 * Gives a role what the application needs, also on tables that a migration has just made; nothing is written when the
 * rights are right already.
 * @param role must exist and own nothing
 */
export async function grantRights(owner: Kysely<Database>, role: string): Promise<void> {
  await owner.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${LOCKS.rights})`.execute(trx);
    if (await hasRights(trx, role)) return;
    const grantee = sql.id(role);
    const jobs = sql.id(JOB_SCHEMA);
    await sql`grant usage on schema ${jobs} to ${grantee}`.execute(trx);
    await sql`grant select, insert, update, delete on all tables in schema ${jobs} to ${grantee}`.execute(trx);
    await sql`grant execute on all functions in schema ${jobs} to ${grantee}`.execute(trx);
    await sql`grant usage on schema public to ${grantee}`.execute(trx);
    await sql`grant select, insert, update, delete on all tables in schema public to ${grantee}`.execute(trx);
    await sql`revoke update, delete on audit_entry from ${grantee}`.execute(trx);
    await grantMaintenance(trx, grantee);
    await sql`revoke insert, update, delete on migration, migration_lock from ${grantee}`.execute(trx);
  });
}

/** What the sealer writes anew when a campaign is sealed. */
const REWRITTEN = ['inbox', 'arrived', 'code_use', 'ticket_key', 'campaign_key'];

/** A right of its own since PostgreSQL 17; before that only the owner can write tables anew. */
async function grantMaintenance(trx: Kysely<Database>, grantee: ReturnType<typeof sql.id>): Promise<void> {
  if (!(await knowsMaintenance(trx))) return;
  await sql`grant maintain on ${sql.join(REWRITTEN.map((table) => sql.table(table)))} to ${grantee}`.execute(trx);
}

async function knowsMaintenance(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ knows: boolean }>`
    select current_setting('server_version_num')::int >= 170000 as knows`.execute(db);
  return rows[0].knows;
}

async function hasRights(owner: Kysely<Database>, role: string): Promise<boolean> {
  const { rows } = await sql<{ right: boolean }>`
    select has_schema_privilege(${role}, ${JOB_SCHEMA}, 'usage')
      and bool_and(has_table_privilege(${role}, format('%I.%I', schemaname, tablename), 'select')
      and has_table_privilege(${role}, format('%I.%I', schemaname, tablename), 'delete')
        = (schemaname = ${JOB_SCHEMA} or tablename not in ('audit_entry', 'migration', 'migration_lock'))) as right
    from pg_tables where schemaname in ('public', ${JOB_SCHEMA})`.execute(owner);
  return rows[0]?.right === true && (await hasMaintenance(owner, role));
}

async function hasMaintenance(owner: Kysely<Database>, role: string): Promise<boolean> {
  if (!(await knowsMaintenance(owner))) return true;
  const { rows } = await sql<{ right: boolean }>`
    select bool_and(has_table_privilege(${role}, name, 'maintain')) as right
    from unnest(${REWRITTEN}::text[]) as name`.execute(owner);
  return rows[0]?.right === true;
}
