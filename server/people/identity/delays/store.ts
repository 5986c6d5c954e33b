import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import { delayAfter, FORGOTTEN_MS } from './delay.ts';

/** @param key of this installation, so that the digests cannot be tried against a list of names elsewhere */
export function nameHash(key: string, name: string): Buffer {
  return digest(key, 'sign-in', name);
}

/** As {@link nameHash}, for a link by letter: whoever asks for it again and again keeps nobody from signing in. */
export function askHash(key: string, name: string): Buffer {
  return digest(key, 'letter', name);
}

function digest(key: string, act: 'sign-in' | 'letter', name: string): Buffer {
  return createHmac('sha256', key).update(`${act}:${name.trim().toLowerCase()}`).digest();
}

/**
 * Counts an attempt as failed before it is tried, so that many at once get no more tries than one after another.
 * @returns 0 when the attempt may be tried, else the milliseconds to wait; a refused attempt is not counted
 */
export async function beginAttempt(db: Kysely<Database>, hash: Buffer, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('sign_in_delay')
      .values({ name_hash: hash, failures: 1, last_failed_at: new Date(0) })
      .onConflict((conflict) => conflict.column('name_hash').doNothing())
      .execute();
    const { failures, last_failed_at } = await trx
      .selectFrom('sign_in_delay')
      .select(['failures', 'last_failed_at'])
      .where('name_hash', '=', hash)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const idle = now.getTime() - last_failed_at.getTime();
    const counted = idle > FORGOTTEN_MS ? 0 : failures;
    const wait = delayAfter(counted) - idle;
    if (wait > 0) return wait;
    await trx
      .updateTable('sign_in_delay')
      .set({ failures: counted + 1, last_failed_at: now })
      .where('name_hash', '=', hash)
      .execute();
    return 0;
  });
}

/**
 * Forgets the failures of names: after a success, a new password, or by the administrator. What counts no more goes too,
 * so that names that nobody has leave no trace.
 */
export async function forgetFailures(db: Kysely<Database>, hashes: Buffer[], now: Date): Promise<void> {
  const old = new Date(now.getTime() - FORGOTTEN_MS);
  await db
    .deleteFrom('sign_in_delay')
    .where((where) =>
      where.or([where('last_failed_at', '<', old), ...(hashes.length > 0 ? [where('name_hash', 'in', hashes)] : [])]),
    )
    .execute();
}

/** The digests of the names that have to wait now, as hex. */
export async function findDelayed(db: Kysely<Database>, now: Date): Promise<Set<string>> {
  const rows = await db.selectFrom('sign_in_delay').selectAll().execute();
  const waiting = rows.filter(
    ({ failures, last_failed_at }) => last_failed_at.getTime() + delayAfter(failures) > now.getTime(),
  );
  return new Set(waiting.map(({ name_hash }) => name_hash.toString('hex')));
}
