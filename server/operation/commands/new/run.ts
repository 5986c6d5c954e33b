/** What `new` does, and what it says. */
import { resolve } from 'node:path';
import { readConfigHere } from '../../../opening.ts';
import { type BegunDistrict, beginDistrict, leaveDemo } from '../../leaving/beginning.ts';
import { findDistrictOf } from '../../leaving/note.ts';
import { UsageError } from '../usage-error.ts';
import { say } from '../with-session.ts';

/** @throws UsageError when the folder cannot be used; nothing in it was changed then */
export async function beginNew({ data, json }: { data?: string; json?: boolean }): Promise<void> {
  const config = readConfigHere('own');
  if (config.databaseUrl !== null)
    throw new UsageError('DATABASE_URL is set: make an empty database and name that one, no folder is needed');
  const remembered = findDistrictOf(config.ownFolder);
  if (data === undefined && remembered !== null)
    throw new UsageError(
      `the district was begun already, in ${remembered}: npm start starts it, --data DIR begins another`,
    );
  const begin = data === undefined ? leaveDemo(config) : beginDistrict(config, resolve(data));
  const begun = await begin.catch((error: Error) => {
    throw new UsageError(error.message);
  });
  const start = data === undefined ? 'npm start' : `OPORA_DATA=${begun.data} npm start`;
  const url = config.url ?? `http://${config.host}:${config.port}`;
  const setupUrl = begun.setupPath === null ? null : url + begun.setupPath;
  say(json ? JSON.stringify({ ...begun, setupUrl, start }) : describe(begun, start, setupUrl, data === undefined));
}

function describe({ data, keys }: BegunDistrict, start: string, setupUrl: string | null, leavesDemo: boolean): string {
  return [
    `An empty district is ready in ${data}`,
    `  back up this folder while Opora is stopped; leave ${keys} out, the keys of waiting answers`,
    `Start it: ${start}`,
    ...(leavesDemo ? ['  the demo stays as it is: npm start -- --demo'] : []),
    ...(setupUrl === null
      ? []
      : ['Then become the first administrator by this link, which works once:', `  ${setupUrl}`]),
  ].join('\n');
}
