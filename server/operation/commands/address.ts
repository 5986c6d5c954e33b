/** The address that links of commands begin with. */
import { findSetting } from '../../ground/db/settings.ts';
import { ADDRESS_SETTING, type Session } from '../../session.ts';

/** The one that the server last listened on; else as configured. */
export async function getAddress({ config, db }: Session): Promise<string> {
  const heard = await findSetting<string>(db, ADDRESS_SETTING);
  return heard ?? config.url ?? `http://${config.host}:${config.port}`;
}
