/** The first way in: a link that the start prints until an administrator has been made by it. */
import { addDays } from 'date-fns/addDays';
import { findSetting, putSetting } from '../../ground/db/settings.ts';
import type { Services } from '../../services.ts';
import { countAdministrators } from '../accounts/store.ts';
import { replaceLink } from './store.ts';
import { linkPath, newToken } from './token.ts';

/** The next start prints a new one anyway. */
const DAYS = 7;

type Needs = Pick<Services, 'clock' | 'db' | 'demo'>;

/** Set while the newest link was handed over before a start, which then leaves it open. */
const HANDED_SETTING = 'setup.handed';

/**
 * @returns the address within Opora, or null when there is an administrator already, and in the demo
 */
export async function makeSetupLink({ clock, db, demo }: Needs): Promise<string | null> {
  if (demo || (await countAdministrators(db, clock.today())) > 0) return null;
  const token = newToken();
  const now = clock.now();
  await replaceLink(db, { kind: 'setup', hash: token.hash, accountId: null, now, expiresAt: addDays(now, DAYS) });
  return linkPath(token.text);
}

/** As {@link makeSetupLink}, for whoever begins a district that is started afterwards: the first start leaves this link open. */
export async function handSetupLink(needs: Needs): Promise<string | null> {
  const path = await makeSetupLink(needs);
  await putSetting(needs.db, HANDED_SETTING, path !== null);
  return path;
}

/** What a start says of the way in: a new link, `handed` where one was handed over for this start, or null as {@link makeSetupLink}. */
export async function linkOfStart(needs: Needs): Promise<string | 'handed' | null> {
  if ((await findSetting<boolean>(needs.db, HANDED_SETTING)) !== true) return makeSetupLink(needs);
  await putSetting(needs.db, HANDED_SETTING, false);
  return (await countAdministrators(needs.db, needs.clock.today())) > 0 ? null : 'handed';
}
