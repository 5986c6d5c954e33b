/** Locks that somebody may stand still with: a process that was stopped in the middle gives nothing up by itself. */
import { setTimeout as wait } from 'node:timers/promises';
import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** Ends the connections of all others that hold the lock of a kind ($1) on something ($2). */
export const END_HOLDERS = `select pg_terminate_backend(pid) from pg_locks
  where locktype = 'advisory' and classid = $1::int::oid and objid = hashtext($2)::oid and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database()) and pid <> pg_backend_pid()`;

const LOOK_AGAIN_MS = 100;

/**
 * Takes a lock until the end of the transaction, if need be from somebody who should have ended long ago.
 * @param patienceMs how long whoever holds it may take to end
 */
export async function takeLock(trx: Kysely<Database>, kind: number, name: string, patienceMs: number): Promise<void> {
  const late = performance.now() + patienceMs;
  while (performance.now() < late) {
    const { rows } = await sql<{ got: boolean }>`
      select pg_try_advisory_xact_lock(${kind}::int, hashtext(${name})) as got`.execute(trx);
    if (rows[0]?.got) return;
    await wait(LOOK_AGAIN_MS);
  }
  await trx.executeQuery(CompiledQuery.raw(END_HOLDERS, [kind, name]));
  await sql`select pg_advisory_xact_lock(${kind}::int, hashtext(${name}))`.execute(trx);
}
