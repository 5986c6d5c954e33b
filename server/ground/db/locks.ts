/** Advisory locks: their numbers, and how one is taken from somebody who stands still. */
import { setTimeout as wait } from 'node:timers/promises';
import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/**
 * The numbers of all advisory locks, in one place: two things under one number would wait for each other and nobody would see why.
 * The lock of a class has a second key, which is the campaign where nothing else is said. The function `store_arrivals` takes `campaign` by its number.
 */
export const LOCK_CLASSES = {
  /** Shared by arrivals; taken alone while a campaign changes its state or its key. */
  campaign: 1,
  /** One refreshing of a campaign at a time. */
  refreshing: 2,
  /** Whoever works on something; the second key is the kind of work with what it is on. */
  job: 3,
  /** One sealing of a campaign at a time; arrivals know nothing of it. */
  sealing: 4,
  /** One change of the caps of a school's links at a time; arrivals and sealing know nothing of it. The second key is the school. */
  caps: 5,
  /** Whoever stores the results of an upload. */
  storing: 6,
} as const;

export const LOCKS = {
  /** Shared by all processes that use an embedded database. */
  presence: 7_073_001,
  /** Granting rights. */
  rights: 7_073_002,
  /** Shared by all processes that do work, as long as they do. */
  working: 7_073_003,
  /** The last administrator. */
  administrators: 8_000_001,
  /** One import of accounts at a time: nobody gets two accounts. */
  accountImport: 8_000_002,
  /** Taking over the proposal of tutors. */
  tutorLoad: 8_000_024,
  /** Importing numbers of people, and undoing it. */
  enrolment: 8_000_041,
  /** One change of the register of schools and territories at a time: names and nesting are compared with all others. */
  register: 8_000_025,
} as const;

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
