/** A connection of a process that stands as long as the process does: it listens, and holds locks that say what is done here. */
import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import type pg from 'pg';
import { SteadyClient } from './connect.ts';
import { END_HOLDERS } from './locks.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** Whoever asks waits no longer for a connection that has gone quiet. */
const QUERY_MS = 5_000;
/** A machine that vanished says nothing; its locks are let go after about a minute. */
const KEEP_ALIVE = 'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3';
export type StandingConnection = {
  /** @param onReconnect is told that what was said for a while was not heard */
  listen(channel: string, onNotification: (payload: string) => void, onReconnect: () => void): Promise<void>;
  /**
   * Takes a lock that is held until it is let go, until the connection is lost, or until the process ends.
   * @returns whether it was free; false too while there is no connection
   */
  tryLock(kind: number, name: string): Promise<boolean>;
  unlock(kind: number, name: string): Promise<void>;
  /** Ends the connection of whoever else holds a lock, who gets it again where the process lives. */
  endHolder(kind: number, name: string): Promise<void>;
  close(): Promise<void>;
};

/**
 * Connects, and again after each loss of the connection.
 * @param presence a lock that all such connections share, as a sign of life
 * @throws when it cannot be had the first time
 */
export async function openStandingConnection(connection: pg.PoolConfig, presence: number): Promise<StandingConnection> {
  const closing = new AbortController();
  let heard: { channel: string; tell: (payload: string) => void } | null = null;
  let missed = (): void => undefined;
  const begin = async (): Promise<SteadyClient> => {
    const begun = new SteadyClient({ ...connection, keepAlive: true, query_timeout: QUERY_MS });
    begun.on('notification', ({ payload }) => heard?.tell(payload ?? ''));
    try {
      await begun.connect();
      await begun.query(KEEP_ALIVE);
      await begun.query('select pg_advisory_lock_shared($1)', [presence]);
      if (heard) await begun.query(`listen ${begun.escapeIdentifier(heard.channel)}`);
      return begun;
    } catch (error) {
      await begun.end().catch(() => undefined);
      throw error;
    }
  };
  const again = async (): Promise<SteadyClient> => {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      await wait(pause, undefined, { signal: closing.signal });
      const client = await begin().catch(() => null);
      if (client) return client;
    }
  };
  let client = await begin();
  const keep = async (): Promise<void> => {
    for (;;) {
      await new Promise((ended) => client.once('end', ended));
      if (closing.signal.aborted) return;
      client = await again();
      missed();
    }
  };
  const kept = keep().catch(() => undefined);
  const oneAtATime = pLimit(1);
  const ofLock = async (call: string, kind: number, name: string): Promise<boolean> => {
    const text = `select ${call}($1, hashtext($2)) as done`;
    const asked = () => client.query<{ done: boolean }>(text, [kind, name]);
    const found = await oneAtATime(asked).catch(() => null);
    return found?.rows[0]?.done === true;
  };
  return {
    async listen(channel, tell, onReconnect) {
      heard = { channel, tell };
      missed = onReconnect;
      await oneAtATime(() => client.query(`listen ${client.escapeIdentifier(channel)}`));
    },
    tryLock: (kind, name) => ofLock('pg_try_advisory_lock', kind, name),
    unlock: async (kind, name) => void (await ofLock('pg_advisory_unlock', kind, name)),
    async endHolder(kind, name) {
      await oneAtATime(() => client.query(END_HOLDERS, [kind, name])).catch(() => undefined);
    },
    async close() {
      closing.abort();
      await client.end().catch(() => undefined);
      await kept;
    },
  };
}
