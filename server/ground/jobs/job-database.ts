/**
 * The connections of pg-boss: a pool like ours, and one that listens. Its own would end the process where the database cuts a
 * connection off that is being closed, because nobody hears the connection's error then.
 */
import type pg from 'pg';
import type { Db } from 'pg-boss';
import { createPool } from '../db/connect.ts';
import { listen } from '../db/listening.ts';

export type JobDatabase = Db & { close(): Promise<void> };

export function openJobDatabase(connection: pg.PoolConfig, connections: number): JobDatabase {
  const pool = createPool({ ...connection, max: connections });
  return {
    executeSql: (text, values) => pool.query(text, values as unknown[]),
    listen: (channel, onNotification, onReconnect) => listen(connection, channel, onNotification, onReconnect),
    close: () => pool.end(),
  };
}
