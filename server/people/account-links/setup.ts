/** The first way in: a link that the start prints until an administrator has been made by it. */
import { addDays } from 'date-fns/addDays';
import type { Services } from '../../services.ts';
import { countAdministrators } from '../accounts/store.ts';
import { replaceLink } from './store.ts';
import { linkPath, newToken } from './token.ts';

/** The next start prints a new one anyway. */
const DAYS = 7;

/**
 * @returns the address within Opora, or null when there is an administrator already, and in the demo
 */
export async function makeSetupLink({
  clock,
  db,
  demo,
}: Pick<Services, 'clock' | 'db' | 'demo'>): Promise<string | null> {
  if (demo || (await countAdministrators(db, clock.today())) > 0) return null;
  const token = newToken();
  const now = clock.now();
  await replaceLink(db, { kind: 'setup', hash: token.hash, accountId: null, now, expiresAt: addDays(now, DAYS) });
  return linkPath(token.text);
}
