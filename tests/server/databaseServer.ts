/**
 * One PostgreSQL for a whole run of tests, with one migrated template that every test file clones: an embedded one in a
 * temporary folder, or the server of `DATABASE_URL_TEST` (an account that may create databases).
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import type { TestProject } from 'vitest/node';
import { createPool } from '../../server/db/connect.ts';
import { openEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import type { Database } from '../../server/db/schema.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the server's maintenance database, and the name of the template, which is also the prefix of clones. */
    testServer: { url: string; template: string };
  }
}

export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer();
  const template = `opora_test_${randomBytes(6).toString('hex')}`;
  await createTemplate(server.url, template);
  project.provide('testServer', { url: server.url, template });
  return async () => {
    await dropAll(server.url, template);
    await server.close();
  };
}

async function findServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const url = process.env.DATABASE_URL_TEST;
  if (url) return { url, close: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'opora-test-'));
  // Where root runs the tests, the account of PostgreSQL must be able to pass through.
  await chmod(folder, 0o711);
  const embedded = await openEmbedded(folder);
  const close = async () => {
    await embedded.close();
    await rm(folder, { recursive: true });
  };
  return { url: embedded.url, close };
}

async function createTemplate(url: string, template: string): Promise<void> {
  const maintenance = createPool({ connectionString: url });
  await maintenance.query(`create database ${template} template template0 encoding 'UTF8'`);
  await maintenance.end();
  const pool = createPool({ connectionString: nameDatabase(url, template) });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  await migrate(db);
  await db.destroy();
}

async function dropAll(url: string, prefix: string): Promise<void> {
  const pool = createPool({ connectionString: url });
  const { rows } = await pool.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  for (const { datname } of rows) await pool.query(`drop database ${datname} with (force)`);
  await pool.end();
}

/** The address of another database of the same server. */
export function nameDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
