/**
 * One PostgreSQL for a whole run of tests, with a migrated template that every test file clones: an embedded one in a
 * temporary folder, or the server of `DATABASE_URL_TEST` (an account that may create databases).
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { createPool } from '../../server/ground/db/connect.ts';
import { APPLICATION_ROLE } from '../../server/ground/db/rights.ts';
import { openCopy } from './keptCluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /**
     * Address of the server's maintenance database; what the names of clones begin with; the template with empty tables and
     * the one with the demo, where the project has it; and the role of the application, or null where we may not make one
     * and the owner stands in for it.
     */
    testServer: { url: string; prefix: string; empty: string; demo: string | null; role: string | null };
  }
}

const TEMPLATES = join(import.meta.dirname, 'templates.ts');

/** What a migrated database is made from, and what the demo is made from besides. */
const EMPTY = ['server/ground', 'package-lock.json', 'tests/server/templates.ts'];
const DEMO = ['server', 'analytics', 'surveys', 'package-lock.json', 'tests/server/templates.ts'];

export default (project: TestProject): Promise<() => Promise<void>> => startServer(project, false);

/** @param withDemo whether there is a template with the demo too */
export async function startServer(project: TestProject, withDemo: boolean): Promise<() => Promise<void>> {
  const prefix = `opora_test_${randomBytes(6).toString('hex')}`;
  const external = process.env.DATABASE_URL_TEST;
  const names = { empty: `${external ? prefix : 'opora'}_empty`, demo: `${external ? prefix : 'opora'}_demo` };
  const role = external ? null : APPLICATION_ROLE;
  const fill = (url: string) => fillServer(url, names, role, withDemo);
  const server = external
    ? await fillExternal(external, prefix, fill)
    : await openCopy(describeCluster(withDemo, fill));
  project.provide('testServer', { url: server.url, prefix, role, ...names, ...(!withDemo && { demo: null }) });
  return server.close;
}

type Names = { empty: string; demo: string };

async function fillServer(url: string, names: Names, role: string | null, withDemo: boolean): Promise<void> {
  const options = [...(role === null ? [] : ['--role', role]), ...(withDemo ? ['--demo', names.demo] : [])];
  await promisify(execFile)(process.execPath, [TEMPLATES, url, names.empty, ...options]);
}

/** A demo holds the instant at which it was made, so it serves for a day. */
function describeCluster(withDemo: boolean, fill: (url: string) => Promise<void>) {
  if (!withDemo) return { kind: 'empty', sources: EMPTY, circumstances: process.version, fill };
  return { kind: 'demo', sources: DEMO, circumstances: `${process.version} ${new Date().toDateString()}`, fill };
}

async function fillExternal(url: string, prefix: string, fill: (url: string) => Promise<void>) {
  await fill(url);
  return { url, close: () => dropAll(url, prefix) };
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
