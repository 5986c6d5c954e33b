/** Choosing another way of an audience: what the old one has handed out must not go on by the side of the new one. */
import type { Transaction } from 'kysely';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import type { Database, Way } from '../../ground/db/schema.ts';
import { closeLinks, putWay, takeCapsLock } from './store.ts';

/**
 * Chooses a way; class links of an audience that answers another way now are closed with it. Cards stay good: a code is worth one
 * answer, it has been promised to somebody and cannot be printed again. Whoever wants them void revokes their sheets.
 * @returns how many links were closed
 */
export async function changeWay(
  trx: Transaction<Database>,
  schoolId: number,
  campaignId: number,
  audience: AnonymousAudience,
  way: Way,
): Promise<number> {
  await takeCapsLock(trx, schoolId);
  await putWay(trx, schoolId, campaignId, audience, way);
  return way === 'link' ? 0 : closeLinks(trx, schoolId, campaignId, audience);
}
