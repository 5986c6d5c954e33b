/** A connection that listens to what the database tells. */
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { SteadyClient } from './connect.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Listens until it is closed, and again after each loss of the connection. @throws when it cannot be had the first time */
export async function listen(
  connection: pg.PoolConfig,
  channel: string,
  onNotification: (payload: string) => void,
  onReconnect: () => void,
): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  const begin = async (): Promise<SteadyClient> => {
    const client = new SteadyClient(connection);
    client.on('notification', ({ payload }) => onNotification(payload ?? ''));
    await client.connect();
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    return client;
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
      // What was told meanwhile was not heard.
      onReconnect();
    }
  };
  const kept = keep().catch(() => undefined);
  return {
    async close() {
      closing.abort();
      await client.end().catch(() => undefined);
      await kept;
    },
  };
}
