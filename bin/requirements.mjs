/** What Opora needs of the machine. Written so that an old Node can read it: it is what says that Node is too old. */
import { accessSync, constants, statfsSync } from 'node:fs';
import { Failure } from './failure.mjs';

const OLDEST_NODE = [20, 19];
/** The first version that runs TypeScript as we write it. */
const OLDEST_RUNTIME = [24, 0];
/** That of Node 24 and of the embedded PostgreSQL. */
const OLDEST_GLIBC = [2, 28];
/** The libraries take 850 MB; the pages and what npm keeps for a while come on top. */
const ROOM_FOR_LIBRARIES_MB = 1_200;

export function requireNode() {
  const { node } = process.versions;
  if (isAtLeast(node, OLDEST_NODE)) return;
  throw new Failure(`Opora needs Node ${OLDEST_NODE.join('.')} or later, and this is ${node}: install a newer one`);
}

/** Whether the machine's own Node runs the server as it is. */
export function isRuntime() {
  return isAtLeast(process.versions.node, OLDEST_RUNTIME);
}

/** @throws Failure where the programs that come inside npm packages cannot run */
export function requireLibc() {
  if (process.platform !== 'linux') return;
  process.report.excludeNetwork = true;
  const { glibcVersionRuntime: version } = process.report.getReport().header;
  if (version && isAtLeast(version, OLDEST_GLIBC)) return;
  const found = version ? `glibc ${version}` : 'no glibc (Alpine, for instance, has musl)';
  throw new Failure(
    `Opora needs a Linux with glibc ${OLDEST_GLIBC.join('.')} or later, and this one has ${found}: use Debian 10, Ubuntu 20.04, ALT 10 or later`,
  );
}

/** @throws Failure where the folder of the project cannot take the libraries */
export function requireRoom(folder) {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Failure(
      `the folder ${folder} cannot be written to: give this account the right, or use a copy of its own`,
    );
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < ROOM_FOR_LIBRARIES_MB) throw noRoom(folder, `${free} MB are free`);
}

export function noRoom(folder, found) {
  return new Failure(
    `there is too little room on the disk of ${folder} (${found}): free ${ROOM_FOR_LIBRARIES_MB} MB for the libraries and start again`,
  );
}

function isAtLeast(version, [major, minor]) {
  const [ownMajor, ownMinor] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
