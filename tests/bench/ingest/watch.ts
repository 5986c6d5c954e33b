/** What is looked at from outside while the load runs: locks that arrivals wait for, and the server's memory. */
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../server/ground/db/schema.ts';

const LOOK_EVERY_MS = 10;

/** The longest waits in milliseconds: for a lock that another process than the server holds (sealer, refresher), and for any. */
export type LockWaits = { longestLockWait: number; longestOwnLockWait: number };

/**
 * Looks every ten milliseconds which connections of the server wait for a lock, since when and for whom (`pg_locks`): a shorter
 * wait may be missed, a longer one is seen until ten milliseconds before its end.
 */
export function watchLocks(db: Kysely<Database>): { stop(): Promise<LockWaits> } {
  const longest: LockWaits = { longestLockWait: 0, longestOwnLockWait: 0 };
  let isOver = false;
  const look = async (): Promise<void> => {
    while (!isOver) {
      const { rows } = await sql<{ waited: number; foreign: boolean }>`
        select 1000 * extract(epoch from clock_timestamp() - waitstart)::float8 as waited,
          exists (select from pg_stat_activity as holder
            where holder.pid = any(pg_blocking_pids(l.pid)) and holder.application_name <> 'opora server') as foreign
        from pg_locks as l join pg_stat_activity as a using (pid)
        where not granted and waitstart is not null and a.application_name = 'opora server'`.execute(db);
      for (const { foreign, waited } of rows) {
        const name = foreign ? 'longestLockWait' : 'longestOwnLockWait';
        longest[name] = Math.max(longest[name], waited);
      }
      await wait(LOOK_EVERY_MS);
    }
  };
  const looking = look();
  return {
    async stop() {
      isOver = true;
      await looking;
      return longest;
    },
  };
}

/** Has the system forget the most memory that the process has had; whoever may not do so sees that of its whole life. */
export async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
}

/** The most memory that the process has had, in bytes; null where the system does not tell. */
export async function peakMemory(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : 1024 * Number(kilobytes);
}
