/** Which account of the operating system runs the embedded PostgreSQL, and where that account may go. */
import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';

/** `switched`: child processes must change to the account, because this process is root. */
export type Account = { uid: number; gid: number; switched: boolean };

/**
 * PostgreSQL refuses to run as root, so root lends it the account that owns the cluster already, or `nobody`: that one
 * exists on every system, while an account `postgres` may not. Everybody else runs it as themselves.
 * @param cluster folder of the database, which need not exist yet
 */
export async function chooseAccount(cluster: string): Promise<Account> {
  const { uid, gid } = userInfo();
  if (uid !== 0) return { uid, gid, switched: false };
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, switched: true };
  return { ...(await findNobody()), switched: true };
}

async function findNobody(): Promise<{ uid: number; gid: number }> {
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, uid, gid] = accounts.match(/^nobody:[^:]*:(\d+):(\d+):/m) ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : { uid: 65534, gid: 65534 };
}

/**
 * The topmost folder on the way to `path` (itself included when it is one) that the account cannot enter, or null.
 * Reads the mode bits only, which is exact for an account without supplementary groups.
 */
export async function findBarrier(path: string, account: Account): Promise<string | null> {
  const parent = dirname(path);
  const above = parent === path ? null : await findBarrier(parent, account);
  if (above !== null) return above;
  const found = await stat(path);
  const shift = found.uid === account.uid ? 6 : found.gid === account.gid ? 3 : 0;
  const needed = found.isDirectory() ? 1 : 4;
  return ((found.mode >> shift) & needed) === needed ? null : path;
}
