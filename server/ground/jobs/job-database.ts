/**
 * The connections of pg-boss: a pool like ours, and of whoever works one that stands. Its own would end the process where the
 * database cuts a connection off that is being closed, because nobody hears the connection's error then.
 */
import type pg from 'pg';
import type { Db } from 'pg-boss';
import { createPool } from '../db/connect.ts';
import { LOCKS } from '../db/locks.ts';
import { openStandingConnection, type StandingConnection } from '../db/standing.ts';

export type JobDatabase = Db & {
  /** Of whoever works; a sign of life by being there. */
  standing: StandingConnection | null;
  close(): Promise<void>;
};

/** @throws when the database cannot be reached by whoever works */
export async function openJobDatabase(connection: pg.PoolConfig, works: boolean): Promise<JobDatabase> {
  const standing = works ? await openStandingConnection(connection, LOCKS.working) : null;
  const pool = createPool({ ...connection, max: works ? 3 : 1 });
  return {
    executeSql: (text, values) => pool.query(text, values as unknown[]),
    async listen(channel, onNotification, onReconnect) {
      await standing?.listen(channel, onNotification, onReconnect);
      // It is closed with all connections, after the work that is under way.
      return { close: async () => undefined };
    },
    standing,
    async close() {
      await standing?.close();
      await pool.end();
    },
  };
}
