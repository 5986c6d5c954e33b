/** What work costs: processor time of this process with its threads and of its database connections, and bytes of the write-ahead log. */
import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../server/ground/db/schema.ts';

/** Milliseconds of processor time, own and the database's; thousand bytes of the write-ahead log. */
export type Cost = { own: number; database: number; wal: number };

/** @returns what the work cost; the database's part is 0 where the system does not tell it */
export async function costOf(db: Kysely<Database>, work: () => Promise<unknown>): Promise<Cost> {
  const before = await look(db);
  const started = process.cpuUsage();
  await work();
  const { system, user } = process.cpuUsage(started);
  const after = await look(db);
  return {
    own: (system + user) / 1000,
    database: after.processor - before.processor,
    wal: (after.wal - before.wal) / 1000,
  };
}

/** What all connections to the database have cost by now. */
export async function look(db: Kysely<Database>): Promise<{ processor: number; wal: number }> {
  const { rows } = await sql<{ pid: number; wal: number }>`
    select pid, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as wal from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend'`.execute(db);
  const spent = await Promise.all(rows.map(({ pid }) => processorTime(pid)));
  return { processor: spent.reduce((sum, own) => sum + own, 0), wal: rows[0].wal };
}

/** Of the main thread of a process, in milliseconds; 0 where the system does not tell. */
export async function processorTime(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => '0');
  return Number(text.split(' ')[0]) / 1e6;
}
