/**
 * The embedded PostgreSQL: started by whoever comes first, shared by every process that uses the same data folder,
 * stopped by the last that leaves. There is no lock of our own that could be left behind: PostgreSQL's lock file lets
 * one postmaster live, and an advisory lock that every user shares tells the last one that it is the last.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseAway } from './away.ts';
import { type Cluster, prepareCluster, SUPERUSER } from './embedded/cluster.ts';
import { findPostmaster, type Launch, launchPostmaster, stopPostmaster } from './embedded/postmaster.ts';
import { DATABASE, enter, type Presence } from './embedded/presence.ts';

/** Without any sign of life. A database that says it is recovering is waited for much longer. */
const SILENCE_MS = 30_000;
const RECOVERY_MS = 600_000;
const RECOVERING = '57P03';
/** What a postmaster says that met another one, or the remains of one that is still ending. */
const OTHER_POSTMASTER = /lock file|shared memory|already in use/;

export type Embedded = {
  socketFolder: string;
  user: string;
  database: string;
  /** The same as one address, for `DATABASE_URL` and `psql`. */
  url: string;
  /** Leaves the database, and stops it when nobody else uses it. */
  close(): Promise<void>;
};

/**
 * Opens the embedded database of a data folder, making, starting or recovering it as needed. When the database dies
 * while it is open, it is started again.
 * @param report is told in one line when that happens
 * @throws Error in one line when the database cannot be had, saying what to do
 */
export async function openEmbedded(dataFolder: string, report: (line: string) => void = () => {}): Promise<Embedded> {
  const cluster = await prepareCluster(dataFolder);
  let leaving: Promise<void> | null = null;
  let present = arrive(cluster);
  const { socketFolder } = await present;

  const watch = async (): Promise<void> => {
    await (await present).ended;
    if (leaving) return;
    report('The embedded database has stopped: starting it again');
    present = arrive(cluster);
    await watch();
  };
  watch().catch((error: Error) => report(error.message));

  const close = (): Promise<void> => {
    leaving ??= present.then(
      (presence) => depart(cluster, presence),
      () => {},
    );
    return leaving;
  };
  const url = `postgresql://${SUPERUSER}@localhost/${DATABASE}?host=${encodeURIComponent(socketFolder)}`;
  return { socketFolder, user: SUPERUSER, database: DATABASE, url, close };
}

/** Starts the database unless it runs, and enters it. Comes again for as long as it shows signs of life. */
async function arrive(cluster: Cluster): Promise<Presence> {
  const began = performance.now();
  let lastSign = began;
  let launch: Launch | null = null;
  for (;;) {
    const running = await findPostmaster(cluster);
    if (running?.socketFolder) {
      const presence = await tryEnter(running.socketFolder, () => (lastSign = performance.now()));
      if (presence) return presence;
    } else if (!running && (launch === null || launch.end !== null)) {
      if (launch?.end) requirePassing(launch.end, cluster);
      launch = await launchPostmaster(cluster);
    }
    const now = performance.now();
    if (now - lastSign > SILENCE_MS || now - began > RECOVERY_MS) {
      throw new Error(`The embedded PostgreSQL does not answer: see ${cluster.log}`);
    }
    await sleep(20);
  }
}

async function tryEnter(socketFolder: string, onSign: () => void): Promise<Presence | null> {
  try {
    return await enter(socketFolder);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    if ((error as { code?: string }).code === RECOVERING) onSign();
    return null;
  }
}

function requirePassing({ code, said }: { code: number | null; said: string }, cluster: Cluster): void {
  if (code === 0 || OTHER_POSTMASTER.test(said)) return;
  throw new Error(`The embedded PostgreSQL does not start (${said || `code ${code}`}): see ${cluster.log}`);
}

async function depart(cluster: Cluster, presence: Presence): Promise<void> {
  // Where the database has died meanwhile there is nothing to leave, and the next user recovers it.
  const last = await presence.leave().catch(() => false);
  if (last) await stopPostmaster(cluster);
  await presence.end().catch(() => {});
}
