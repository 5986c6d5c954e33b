/** Who uses the embedded database now: every user holds one connection with a shared lock until it leaves. */
import pg from 'pg';
import { LOCKS } from '../locks.ts';
import { SUPERUSER } from './cluster.ts';

export const DATABASE = 'opora';

const MISSING_DATABASE = '3D000';
/** Somebody else has made it meanwhile. */
const EXISTS = new Set(['42P04', '23505']);

export type Presence = {
  socketFolder: string;
  /** Resolves when the connection has ended, whoever ended it. */
  ended: Promise<void>;
  /** Gives up the lock. @returns whether nobody else holds it; nobody can take it then until `end` */
  leave(): Promise<boolean>;
  end(): Promise<void>;
};

/**
 * Enters the database, making it when it is missing. Waits while the last user is stopping it, then fails as one that is away.
 * @throws the error of PostgreSQL or of the socket; `isDatabaseAway` tells whether to come again
 */
export async function enter(socketFolder: string): Promise<Presence> {
  const presence = await holdOrCreate(socketFolder);
  // The lock of a last user that is stopping the database becomes free shortly before our connection is cut; a database
  // that is being stopped takes no new connection, so one that does is here to stay.
  try {
    await (await connect(socketFolder, DATABASE)).end();
    return presence;
  } catch (error) {
    await presence.end().catch(() => {});
    throw error;
  }
}

async function holdOrCreate(socketFolder: string): Promise<Presence> {
  try {
    return await hold(socketFolder);
  } catch (error) {
    if ((error as { code?: string }).code !== MISSING_DATABASE) throw error;
  }
  await createDatabase(socketFolder);
  return hold(socketFolder);
}

async function connect(socketFolder: string, database: string): Promise<pg.Client> {
  const client = new pg.Client({ host: socketFolder, user: SUPERUSER, database, application_name: 'opora presence' });
  // An error outside a query ends the connection; the end is what we act on.
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function hold(socketFolder: string): Promise<Presence> {
  const client = await connect(socketFolder, DATABASE);
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
  await client.query('select pg_advisory_lock_shared($1)', [LOCKS.presence]);
  return {
    socketFolder,
    ended,
    end: () => client.end(),
    async leave() {
      await client.query('select pg_advisory_unlock_shared($1)', [LOCKS.presence]);
      const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
        LOCKS.presence,
      ]);
      return rows[0]?.last === true;
    },
  };
}

async function createDatabase(socketFolder: string): Promise<void> {
  const client = await connect(socketFolder, 'postgres');
  try {
    await client.query(`create database ${DATABASE}`);
  } catch (error) {
    if (!EXISTS.has((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}
