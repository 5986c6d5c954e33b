/** A real database of its own for every test file. */
import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { inject } from 'vitest';
import { createPool, endPool } from '../../server/ground/db/connect.ts';
import type { Database } from '../../server/ground/db/schema.ts';
import { nameDatabase } from './databaseServer.ts';

export type TestDatabase = {
  pool: pg.Pool;
  db: Kysely<Database>;
  /** The owner's address, for a process of its own as its `DATABASE_URL`; `pool` and `db` have the application's role. */
  url: string;
  /** Closes the pool and drops the database, whoever else is connected. */
  drop(): Promise<void>;
};

/** Clones the migrated template: empty tables, nothing shared with any other test file. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const { role, template, url: serverUrl } = inject('testServer');
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  await administer(serverUrl, `create database ${name} template ${template}`);
  const url = nameDatabase(serverUrl, name);
  const pool = createPool({ connectionString: asRole(url, role), application_name: 'opora test' });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const drop = async () => {
    await endPool(db, pool);
    await administer(serverUrl, `drop database ${name} with (force)`);
  };
  return { pool, db, url, drop };
}

/** The address with another role in it, where there is one. */
export function asRole(url: string, role: string | null): string {
  const address = new URL(url);
  if (role !== null) address.username = role;
  return address.href;
}

async function administer(url: string, statement: string): Promise<void> {
  const pool = createPool({ connectionString: url, max: 1 });
  await pool.query(statement);
  await pool.end();
}
