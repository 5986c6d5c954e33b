/**
 * Makes the databases that tests clone, one with empty tables and one with the demo in it, as a program of its own: the
 * runner of the tests cannot load the whole server outside of a test.
 *
 *     node tests/server/templates.ts URL EMPTY [--role NAME] [--demo NAME]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Kysely, PostgresDialect } from 'kysely';
import { assembleServices } from '../../server/assembly.ts';
import { createPool } from '../../server/ground/db/connect.ts';
import { migrate } from '../../server/ground/db/migrate.ts';
import { ensureApplicationRole, grantRights } from '../../server/ground/db/rights.ts';
import type { Database } from '../../server/ground/db/schema.ts';
import { openJobs } from '../../server/ground/jobs/jobs.ts';
import { seedPeople, seedWork } from '../../server/operation/demo/seed.ts';
import { claimForDemo } from '../../server/operation/demo/store.ts';
import { loadContent } from '../../surveys/load.ts';
import { asRole, nameDatabase } from './addresses.ts';
import { demoClock } from './demoClock.ts';
import { packKeys } from './keys.ts';

async function makeEmpty(serverUrl: string, name: string, role: string | null): Promise<void> {
  await createDatabase(serverUrl, `${name} template template0 encoding 'UTF8'`);
  const db = connect(nameDatabase(serverUrl, name));
  await migrate(db);
  if (role !== null) {
    await ensureApplicationRole(db);
    await grantRights(db, role);
  }
  await db.destroy();
}

/** Seeds the demo as `npm start` does. @param empty the template with empty tables */
async function makeDemo(serverUrl: string, name: string, empty: string, role: string | null): Promise<void> {
  await createDatabase(serverUrl, `${name} template ${empty}`);
  const url = nameDatabase(serverUrl, name);
  const owner = connect(url);
  await claimForDemo(owner);
  await owner.destroy();
  const connection = { connectionString: asRole(url, role) };
  const db = connect(connection.connectionString);
  const clock = demoClock();
  const failed = (error: unknown): void => {
    throw error;
  };
  const jobs = await openJobs({ connection, db, works: 'nothing', gatherMs: 500, failed });
  const keyFolder = await mkdtemp(join(tmpdir(), 'opora-keys-'));
  const services = await assembleServices({ db, jobs, content: loadContent(), clock, keyFolder, url: null });
  await seedWork(services, await seedPeople(services, clock.today()), clock.today());
  await packKeys(services);
  await rm(keyFolder, { recursive: true });
  await jobs.stop();
  await db.destroy();
}

async function createDatabase(serverUrl: string, definition: string): Promise<void> {
  const maintenance = createPool({ connectionString: serverUrl, max: 1 });
  await maintenance.query(`create database ${definition}`);
  await maintenance.end();
}

function connect(connectionString: string): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: createPool({ connectionString }) }) });
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { demo: { type: 'string' }, role: { type: 'string' } },
});
const [url, empty] = positionals;
/** The application's role, to be made if it is missing; null where the owner stands in for it. */
const role = values.role ?? null;
await makeEmpty(url, empty, role);
if (values.demo !== undefined) await makeDemo(url, values.demo, empty, role);
