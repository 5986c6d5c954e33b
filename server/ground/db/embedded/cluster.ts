/** The folders of the embedded database, and the making of its cluster. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, chooseAccount, findBarrier } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { exists, makeOnce } from './draft.ts';
import { ROOM_FOR_NEW, ROOM_FOR_OLD, requireRoom } from './room.ts';

export type Cluster = {
  /** PostgreSQL's own data folder. */
  folder: string;
  /** What PostgreSQL says of itself. */
  log: string;
  /** Folder of the socket, open to the account (and root) alone. */
  socketFolder: string;
  account: Account;
  binaries: Binaries;
};

export const SUPERUSER = 'opora';

/** A socket's whole path must fit into 104 bytes (macOS; 108 on Linux), and `/.s.PGSQL.5432` takes 15 of them. */
const LONGEST_SOCKET_FOLDER = 84;

/**
 * Makes whatever is missing of the folders, the programs and the cluster.
 * @throws Error in one line when a folder cannot be used, saying what to set
 */
export async function prepareCluster(dataFolder: string): Promise<Cluster> {
  const home = join(dataFolder, 'postgres');
  const folder = join(home, 'cluster');
  const account = await chooseAccount(folder);
  await prepareHome(dataFolder, home, account);
  await requireRoom(home, (await exists(folder)) ? ROOM_FOR_OLD : ROOM_FOR_NEW);
  const binaries = await findBinaries(dataFolder, account);
  await makeOnce(folder, (draft) => initialise(draft, binaries, account));
  await requireMajor(folder, binaries.major);
  const socketFolder = await prepareSocketFolder(home, account);
  return { folder, log: join(home, 'postgres.log'), socketFolder, account, binaries };
}

async function prepareHome(dataFolder: string, home: string, account: Account): Promise<void> {
  try {
    await makePassable(dataFolder, account);
    await makePrivate(home, account);
  } catch (error) {
    throw new Error(`The data folder ${dataFolder} cannot be used (${describe(error)}): set OPORA_DATA to another one`);
  }
  const barrier = account.switched ? await findBarrier(home, account) : null;
  if (barrier === null) return;
  const reason = `PostgreSQL cannot run as root, and the account it runs as (uid ${account.uid}) cannot enter ${barrier}`;
  throw new Error(`${reason}: set OPORA_DATA to a folder it can enter, such as /var/lib/opora, not ${dataFolder}`);
}

/**
 * The folders that are made here can be passed through by the account but not read: the keys in the data folder are not
 * PostgreSQL's business. Set explicitly, since root's umask may be stricter.
 */
async function makePassable(dataFolder: string, account: Account): Promise<void> {
  const first = await mkdir(dataFolder, { recursive: true });
  if (!first) return;
  for (let folder = dataFolder; folder.startsWith(first); folder = dirname(folder)) {
    await chmod(folder, account.switched ? 0o711 : 0o700);
  }
}

/** Long paths leave no room for the name of a socket, which then gets a private folder among the temporary ones. */
async function prepareSocketFolder(home: string, account: Account): Promise<string> {
  if (Buffer.byteLength(home) <= LONGEST_SOCKET_FOLDER) return home;
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const temporary = Buffer.byteLength(tmpdir()) < LONGEST_SOCKET_FOLDER - 32 ? tmpdir() : '/tmp';
  const folder = join(temporary, `opora-${hash}`);
  await makePrivate(folder, account);
  return folder;
}

/**
 * A folder that somebody else planted under the name is refused: whoever owns it could stand in for the database. One of
 * root's is handed over, since that is how root's own processes make it, perhaps another one a moment ago.
 */
async function makePrivate(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  const handedOver = account.switched && found.uid === 0;
  if (!found.isDirectory() || (found.uid !== account.uid && !handedOver)) {
    throw new Error(`${folder} belongs to another account`);
  }
  if (handedOver) await chown(folder, account.uid, account.gid);
  if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700);
}

/**
 * Anybody who can reach the socket is trusted: its folder is closed to all but the account and root, who could read the
 * files of the database as they are, so a password kept beside it would keep nobody out.
 */
async function initialise(draft: string, binaries: Binaries, account: Account): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const options = ['--pgdata', draft, '--username', SUPERUSER, '--auth=trust', ...locale];
  try {
    await promisify(execFile)(binaries.initdb, options, processOptions(account));
  } catch (error) {
    throw new Error(`The embedded PostgreSQL could not make its cluster: ${describe(error)}`);
  }
}

async function requireMajor(folder: string, major: number): Promise<void> {
  const found = Number.parseInt(await readFile(join(folder, 'PG_VERSION'), 'utf8'), 10);
  if (found === major) return;
  throw new Error(
    `The data in ${folder} are of PostgreSQL ${found}, but Opora brings ${major}: see docs/operations.md`,
  );
}

/** How a program of PostgreSQL is started: as the account, from a folder it can enter, and blind to our environment. */
export function processOptions(account: Account): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return { cwd: '/', env, ...(account.switched ? { uid: account.uid, gid: account.gid } : {}) };
}

function describe(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return (stderr?.trim() || message).split('\n').slice(0, 3).join(' ');
}
