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
import { createPool } from '../../server/ground/db/connect.ts';
import { openEmbedded } from '../../server/ground/db/embedded.ts';
import { migrate } from '../../server/ground/db/migrate.ts';
import { APPLICATION_ROLE, ensureApplicationRole, grantRights } from '../../server/ground/db/rights.ts';
import type { Database } from '../../server/ground/db/schema.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /**
     * Address of the server's maintenance database; the name of the template, which is also the prefix of clones; and the
     * role of the application, or null where we may not make one and the owner stands in for it.
     */
    testServer: { url: string; template: string; role: string | null };
    /** A folder for the demo that the first test which needs one seeds, and every other copies. */
    demoFolder: string;
  }
}

export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer();
  const template = `opora_test_${randomBytes(6).toString('hex')}`;
  await createTemplate(server.url, template, server.role);
  project.provide('testServer', { url: server.url, template, role: server.role });
  const demoFolder = await makePassableFolder();
  project.provide('demoFolder', demoFolder);
  return async () => {
    await rm(demoFolder, { recursive: true });
    await dropAll(server.url, template);
    await server.close();
  };
}

async function findServer(): Promise<{ url: string; role: string | null; close: () => Promise<void> }> {
  const url = process.env.DATABASE_URL_TEST;
  if (url) return { url, role: null, close: async () => {} };
  const folder = await makePassableFolder();
  const embedded = await openEmbedded(folder);
  const close = async () => {
    await embedded.close();
    await rm(folder, { recursive: true });
  };
  return { url: embedded.url, role: APPLICATION_ROLE, close };
}

/** Where root runs the tests, the account of PostgreSQL must be able to pass through. */
async function makePassableFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-test-'));
  await chmod(folder, 0o711);
  return folder;
}

async function createTemplate(url: string, template: string, role: string | null): Promise<void> {
  const maintenance = createPool({ connectionString: url });
  await maintenance.query(`create database ${template} template template0 encoding 'UTF8'`);
  await maintenance.end();
  const pool = createPool({ connectionString: nameDatabase(url, template) });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  await migrate(db);
  if (role !== null) {
    await ensureApplicationRole(db);
    await grantRights(db, role);
  }
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
