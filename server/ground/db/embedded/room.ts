/** Whether the disk has room for the embedded database: one that fills up in the middle of its work stops. */
import { statfs } from 'node:fs/promises';

/** In megabytes: a new cluster takes 60, the demo in it 100 more. */
export const ROOM_FOR_NEW = 200;
/** Two segments of PostgreSQL's own log; with less it would stop in its first minute. */
export const ROOM_FOR_OLD = 32;

/**
 * @param folder existing folder on the disk of the database
 * @param needed in megabytes
 * @throws Error in one line that says what to do
 */
export async function requireRoom(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free >= needed) return;
  throw new Error(
    `There is too little room for the database in ${folder} (${free} MB are free, it needs ${needed}): free some, or set OPORA_DATA to a folder on another disk`,
  );
}
