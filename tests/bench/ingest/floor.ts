/**
 * What storing answers costs at least: Fastify, one route, and one insert of whatever has come, as it came, acknowledged after its commit.
 * Nothing is checked, known again, encrypted or counted. In a process of its own, like the server.
 */
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import pg from 'pg';

export const FLOOR_PATH = '/answers';

type Waiting = { id: string; answers: string; resolve(): void; reject(error: unknown): void };

const MOST_FLUSHES = 2;

async function serve(connection: pg.PoolConfig): Promise<number> {
  const pool = new pg.Pool({ ...connection, max: MOST_FLUSHES });
  await pool.query('create table if not exists answer (id uuid not null, answers text not null)');
  let queue: Waiting[] = [];
  let flushes = 0;
  const flush = async (): Promise<void> => {
    const batch = queue;
    queue = [];
    try {
      const values = [batch.map(({ id }) => id), batch.map(({ answers }) => answers)];
      await pool.query({
        name: 'put',
        text: 'insert into answer select * from unnest($1::uuid[], $2::text[])',
        values,
      });
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const pump = (): void => {
    while (queue.length > 0 && flushes < MOST_FLUSHES) {
      flushes += 1;
      void flush().finally(() => {
        flushes -= 1;
        pump();
      });
    }
  };
  const app = fastify();
  app.post<{ Body: { id: string; answers: object } }>(FLOOR_PATH, async ({ body }, reply) => {
    await new Promise<void>((resolve, reject) => {
      queue.push({ id: body.id, answers: JSON.stringify(body.answers), resolve, reject });
      queueMicrotask(pump);
    });
    return reply.code(201).send({ received: true });
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as AddressInfo).port;
}

if (import.meta.main) {
  process.once('message', async (connection: pg.PoolConfig) => process.send?.(await serve(connection)));
  process.once('disconnect', () => process.exit());
}
