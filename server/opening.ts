/**
 * The first step of every process of ours. It knows nothing of what else a process reads, so that the server's database
 * starts while the rest is still being read.
 */
import { type Config, readConfig } from './config.ts';
import { type OpenDatabase, openDatabase } from './ground/db/connect.ts';

export type Opening = { config: Config; database: Promise<OpenDatabase> };

/** Which folder is meant by the one that is named: the district's where the demo there was left, or `own`, itself in any case. */
export type Folder = 'district' | 'own';

export function readConfigHere(folder: Folder = 'district'): Config {
  const environment = folder === 'own' ? { ...process.env, OPORA_STAY: 'yes' } : process.env;
  return readConfig(environment, new Date());
}

/**
 * @param applicationName how this process shows in the database
 * @throws ConfigFault; `database` rejects with an Error in one line when the database cannot be opened
 */
export function beginOpening(applicationName: string, folder?: Folder): Opening {
  const config = readConfigHere(folder);
  const database = openDatabase(config, applicationName, report);
  // Whoever waits for it gets the error; until then it must not count as one that nobody handles.
  database.catch(() => undefined);
  return { config, database };
}

/** A database that died and is started again is told in one line; nothing that was acknowledged is lost. */
function report(line: string): void {
  process.stderr.write(`opora: ${line}\n`);
}
