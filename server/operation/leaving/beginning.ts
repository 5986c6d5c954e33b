/** A district of one's own: an empty installation in a data folder and a key folder of its own. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Config, keysBeside } from '../../config.ts';
import { openDatabase } from '../../ground/db/connect.ts';
import { dayIn } from '../../ground/time-zone.ts';
import { handSetupLink } from '../../people/account-links/setup.ts';
import { openSession } from '../../session.ts';
import { isEmpty } from '../simulation/store.ts';
import { markDistrict, type Nature, natureOf } from './mark.ts';
import { findDistrictOf, folderBeside, rememberDistrict } from './note.ts';

const NAME = 'opora new';
const MISSING_TABLE = '42P01';

export type BegunDistrict = {
  /** Absolute paths. */
  data: string;
  keys: string;
  /** The address within Opora by which the first administrator is made; null when there is one already. */
  setupPath: string | null;
};

/**
 * Leaves the demo of a data folder: makes the district beside it and remembers that the next start is the district's. Done twice, it
 * finds what is there.
 * @param config `ownFolder` is the demo's, which is only looked at
 * @throws Error in one line, for instance when the folder beside it holds something else
 */
export async function leaveDemo(config: Config): Promise<BegunDistrict> {
  const remembered = findDistrictOf(config.ownFolder);
  if (remembered !== null) return openDistrict(config, remembered);
  if ((await lookInto(config, config.ownFolder)) === 'district')
    throw new Error(`${config.ownFolder} holds a district already: name a folder for another one, --data DIR`);
  const begun = await beginDistrict(config, folderBeside(config.ownFolder));
  rememberDistrict(config.ownFolder, begun.data);
  return begun;
}

/**
 * Makes an empty installation. One that was made and never taken into use is taken up again.
 * @param folder absolute path of the data folder; need not exist
 * @throws Error in one line when it holds anything else
 */
export async function beginDistrict(config: Config, folder: string): Promise<BegunDistrict> {
  requireApart(folder, config);
  requireFree(folder);
  const found = await lookInto(config, folder);
  if (found !== null)
    throw new Error(`${folder} holds a ${found} already, which was left as it is: name another folder`);
  return openDistrict(config, folder);
}

async function openDistrict(config: Config, folder: string): Promise<BegunDistrict> {
  const own = configOf(config, folder);
  const session = await openSession(NAME, { config: own, database: openDatabase(own, NAME) });
  try {
    await markDistrict(session.db);
    const now = () => new Date();
    const clock = { now, today: () => dayIn(config.timeZone, now()) };
    const setupPath = await handSetupLink({ clock, db: session.db, demo: null });
    return { data: own.dataFolder, keys: own.keyFolder, setupPath };
  } finally {
    await session.close();
  }
}

/** The same settings for another folder; keys lie beside it, unless a folder for all of them is set. */
function configOf(config: Config, folder: string): Config {
  const keyFolder = config.keyFolder === keysBeside(config.dataFolder) ? keysBeside(folder) : config.keyFolder;
  return { ...config, databaseUrl: null, databaseOwnerUrl: null, dataFolder: folder, ownFolder: folder, keyFolder };
}

/** A folder in a folder would be copied, restored and deleted with it. */
function requireApart(folder: string, { keyFolder, ownFolder }: Config): void {
  for (const other of [ownFolder, keyFolder]) {
    if (isWithin(folder, other) || isWithin(other, folder))
      throw new Error(`${folder} and ${other} must not lie in one another: name another folder`);
  }
}

const isWithin = (path: string, folder: string): boolean => !relative(folder, path).startsWith('..');

const holdsInstallation = (folder: string): boolean => existsSync(join(folder, 'postgres'));

function requireFree(folder: string): void {
  if (!existsSync(folder) || holdsInstallation(folder)) return;
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder: name another one`);
  if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty: name a folder that is`);
}

/** What an installation holds, without changing its tables; null when there is none or nothing has begun in it. */
async function lookInto(config: Config, folder: string): Promise<Nature> {
  if (!holdsInstallation(folder)) return null;
  const { close, db } = await openDatabase(configOf(config, folder), NAME);
  try {
    if ((await natureOf(db)) === 'demo') return 'demo';
    return (await isEmpty(db)) ? null : 'district';
  } catch (error) {
    if ((error as { code?: string }).code === MISSING_TABLE) return null;
    throw error;
  } finally {
    await close();
  }
}
