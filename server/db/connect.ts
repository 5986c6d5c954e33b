/** The one way to the database: embedded or `DATABASE_URL`, the same pool and the same SQL for both. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Config } from '../config.ts';
import { openEmbedded } from './embedded.ts';
import type { Database } from './schema.ts';

/** 15.0 in the numbering of PostgreSQL's `server_version_num`. */
const OLDEST_SERVER = 150_000;
const POOL_SIZE = 10;

export type OpenDatabase = {
  pool: pg.Pool;
  db: Kysely<Database>;
  embedded: boolean;
  /** Closes the pool; stops the embedded database when this was its last user. A second call waits for the first. */
  close(): Promise<void>;
};

/**
 * Opens the database that the configuration names.
 * @param applicationName how this process shows in `pg_stat_activity`
 * @param report is told in one line of a database that died and is started again
 * @throws Error in one line when the database cannot be reached or is older than PostgreSQL 15
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  applicationName: string,
  report?: (line: string) => void,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) return openExternal(config.databaseUrl, applicationName);
  const embedded = await openEmbedded(config.dataFolder, report);
  const { socketFolder: host, user, database } = embedded;
  const pool = createPool({ host, user, database, application_name: applicationName });
  return assemble(pool, true, embedded.close);
}

async function openExternal(connectionString: string, applicationName: string): Promise<OpenDatabase> {
  const pool = createPool({ connectionString, application_name: applicationName });
  try {
    await requireVersion(pool);
  } catch (error) {
    await pool.end();
    const { message, code } = error as { message: string; code?: string };
    throw new Error(`The database of DATABASE_URL cannot be used: ${message || code}`);
  }
  return assemble(pool, false, async () => {});
}

async function requireVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: string }>("select current_setting('server_version_num') as version");
  const version = Number(rows[0]?.version);
  if (version < OLDEST_SERVER)
    throw new Error(`it is PostgreSQL ${Math.floor(version / 10_000)}, Opora needs 15 or later`);
}

function assemble(pool: pg.Pool, embedded: boolean, leave: () => Promise<void>): OpenDatabase {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= endPool(db, pool).then(leave);
    return closing;
  };
  return { pool, db, embedded, close };
}

/** Kysely ends the pool only when a query went through Kysely. */
export async function endPool(db: Kysely<Database>, pool: pg.Pool): Promise<void> {
  await db.destroy();
  if (!pool.ending) await pool.end();
}

/**
 * A pool whose connections speak our types: `date` comes as text (a day has no time zone), `bigint` as a number, and the
 * session's time zone is UTC whatever the server's is.
 */
export function createPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ max: POOL_SIZE, options: '-c TimeZone=UTC', types: { getTypeParser }, ...options });
  // An idle connection that breaks is replaced by the pool; without a listener the error would end the process.
  pool.on('error', () => {});
  return pool;
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (format !== 'binary' && oid === pg.types.builtins.DATE) return (text: string) => text;
  if (format !== 'binary' && oid === pg.types.builtins.INT8) return parseBigint;
  return pg.types.getTypeParser(oid, format);
};

function parseBigint(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`${text} is beyond the numbers that JavaScript holds exactly`);
}
