/** The one way to the database: embedded or `DATABASE_URL`, the same pool and the same SQL for both. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Config } from '../../config.ts';
import { openEmbedded } from './embedded.ts';
import { APPLICATION_ROLE, ensureApplicationRole, grantRights } from './rights.ts';
import type { Database } from './schema.ts';

/** 15.0 in the numbering of PostgreSQL's `server_version_num`. */
const OLDEST_SERVER = 150_000;
const POOL_SIZE = 10;
/** Whoever waits longer for a connection is told that the database is away; what a query takes is not bounded by this. */
const CONNECTION_MS = 5_000;
/** What comes every minute finds its connection again: making one costs the database more than what is asked on it. */
const KEPT_MS = 90_000;
/** The first one is made while the program is still being read, which takes its time on a busy machine. */
const FIRST_CONNECTION_MS = 30_000;

export type OpenDatabase = {
  /** Connections of the role that owns the tables, for migrations alone. */
  pool: pg.Pool;
  db: Kysely<Database>;
  embedded: boolean;
  /**
   * Connections for the application, to be opened after the migrations. Its role owns nothing wherever the roles are ours
   * to make (embedded) or two are named (`DATABASE_OWNER_URL`); else it is the owner again.
   */
  openApplication(): Promise<ApplicationDatabase>;
  /** Closes every pool; stops the embedded database when this was its last user. A second call waits for the first. */
  close(): Promise<void>;
};

export type ApplicationDatabase = {
  db: Kysely<Database>;
  /** How its connections are made, for a library that makes its own. */
  connection: pg.PoolConfig;
};

export type DatabaseConfig = Pick<Config, 'databaseUrl' | 'dataFolder'> & Partial<Pick<Config, 'databaseOwnerUrl'>>;

/**
 * Opens the database that the configuration names.
 * @param applicationName how this process shows in `pg_stat_activity`
 * @param report is told in one line of a database that died and is started again
 * @throws Error in one line when the database cannot be reached or is older than PostgreSQL 15
 */
export async function openDatabase(
  config: DatabaseConfig,
  applicationName: string,
  report?: (line: string) => void,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    return openExternal(config.databaseUrl, config.databaseOwnerUrl ?? null, applicationName);
  }
  const { close, database, socketFolder: host, user } = await openEmbedded(config.dataFolder, report);
  const connectionOf = (role: string) => ({ host, user: role, database, application_name: applicationName });
  const connectApplication = async (owner: Kysely<Database>) => {
    await ensureApplicationRole(owner);
    return connectionOf(APPLICATION_ROLE);
  };
  return assemble(connectionOf(user), connectApplication, true, close);
}

async function openExternal(url: string, ownerUrl: string | null, applicationName: string): Promise<OpenDatabase> {
  const connect = () => reachExternal('DATABASE_URL', url, applicationName);
  const leave = async () => {};
  if (ownerUrl === null) return assemble(await connect(), null, false, leave);
  return assemble(await reachExternal('DATABASE_OWNER_URL', ownerUrl, applicationName), connect, false, leave);
}

/** @returns how to connect to it, after a connection was made and the version was seen */
async function reachExternal(variable: string, connectionString: string, application_name: string) {
  const connection = { connectionString, application_name };
  const pool = createPool({ ...connection, max: 1, connectionTimeoutMillis: FIRST_CONNECTION_MS });
  try {
    await requireVersion(pool);
    return connection;
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    throw new Error(`The database of ${variable} cannot be used: ${message || code}`);
  } finally {
    await pool.end();
  }
}

async function requireVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: string }>("select current_setting('server_version_num') as version");
  const version = Number(rows[0]?.version);
  if (version < OLDEST_SERVER)
    throw new Error(`it is PostgreSQL ${Math.floor(version / 10_000)}, Opora needs 15 or later`);
}

function assemble(
  owner: pg.PoolConfig,
  connectApplication: ((owner: Kysely<Database>) => Promise<pg.PoolConfig>) | null,
  embedded: boolean,
  leave: () => Promise<void>,
): OpenDatabase {
  const pool = createPool(owner);
  const db = openKysely(pool);
  const opened: { db: Kysely<Database>; pool: pg.Pool }[] = [{ db, pool }];
  const openApplication = async (): Promise<ApplicationDatabase> => {
    if (connectApplication === null) return { db, connection: owner };
    const connection = await connectApplication(db);
    const applicationPool = createPool(connection);
    const application = { pool: applicationPool, db: openKysely(applicationPool) };
    opened.push(application);
    await grantRights(db, await currentRole(application.db));
    return { db: application.db, connection };
  };
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= Promise.all(opened.map((each) => endPool(each.db, each.pool))).then(leave);
    return closing;
  };
  return { pool, db, embedded, openApplication, close };
}

function openKysely(pool: pg.Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

async function currentRole(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db);
  return rows[0].role;
}

/** Kysely ends the pool only when a query went through Kysely. */
export async function endPool(db: Kysely<Database>, pool: pg.Pool): Promise<void> {
  await db.destroy();
  if (!pool.ending) await pool.end();
}

/**
 * A connection that breaks while somebody holds it fails the queries on it. Its `error` event says nothing more, and would end the
 * process where nobody listens: the pool listens only while a connection lies idle.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/**
 * A pool whose connections speak our types: `date` comes as text (a day has no time zone), `bigint` as a number, and the
 * session's time zone is UTC whatever the server's is.
 */
export function createPool(options: pg.PoolConfig): pg.Pool {
  const own = {
    Client: SteadyClient,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECTION_MS,
    idleTimeoutMillis: KEPT_MS,
    options: '-c TimeZone=UTC',
    types: { getTypeParser },
  };
  const pool = new pg.Pool({ ...own, ...options });
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
