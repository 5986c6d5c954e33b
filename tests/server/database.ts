/** A real database of its own for every test file. */
import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { inject } from 'vitest';
import { createPool, endPool } from '../../server/ground/db/connect.ts';
import type { Database } from '../../server/ground/db/schema.ts';
import { asRole, nameDatabase } from './addresses.ts';

export type TestDatabase = {
  pool: pg.Pool;
  db: Kysely<Database>;
  /** How `pool` connects, for a library that makes connections of its own. */
  connection: pg.PoolConfig;
  /** The owner's address, for a process of its own as its `DATABASE_URL`; `pool` and `db` have the application's role. */
  url: string;
  /** Closes the pool and drops the database, whoever else is connected. */
  drop(): Promise<void>;
};

/** Clones a template, so that nothing is shared with any other test file. @param content empty tables, or the demo */
export async function cloneDatabase(content: 'empty' | 'demo' = 'empty'): Promise<TestDatabase> {
  const { prefix, role, url: serverUrl, ...templates } = inject('testServer');
  const template = templates[content];
  if (template === null) throw new Error('this project of vitest.config.ts has no demo');
  const name = `${prefix}_${randomBytes(6).toString('hex')}`;
  await administer(serverUrl, `create database ${name} template ${template}`);
  const url = nameDatabase(serverUrl, name);
  const connection = { connectionString: asRole(url, role), application_name: 'opora test' };
  const pool = createPool(connection);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const drop = async () => {
    await endPool(db, pool);
    await administer(serverUrl, `drop database ${name} with (force)`);
  };
  return { pool, db, connection, url, drop };
}

async function administer(url: string, statement: string): Promise<void> {
  const pool = createPool({ connectionString: url, max: 1 });
  await pool.query(statement);
  await pool.end();
}
