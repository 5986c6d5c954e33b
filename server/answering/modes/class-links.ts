/** Class links: made and changed within the caps of their group, and open only while their audience answers by links. */
import type { Transaction } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { insertLinks, type NewLink } from '../campaigns/store.ts';
import type { CellKey } from '../submissions/cell.ts';
import { capOfClass, requireCapLeft } from './caps.ts';
import { lockGroupCaps, ownLink, takeCapsLock, updateLink } from './store.ts';
import { requireWay } from './way.ts';

/** @throws ProblemError `campaignState`, `notFound` when there is no such group, `notThisWay`, `capsAbovePeople` */
export async function makeClassLink(trx: Transaction<Database>, link: NewLink): Promise<void> {
  const { audience, campaign_id: campaignId, cap, grade, school_id: schoolId } = link;
  const cell: CellKey = { schoolId, campaignId, audience, grade };
  // Under the lock the way stays what it is, so that nobody closes the links of the audience in between.
  await takeCapsLock(trx, schoolId);
  await requireWay(trx, cell, 'link');
  requireCapLeft(await lockGroupCaps(trx, cell), cap, 'people');
  await insertLinks(trx, [link]);
}

export type LinkChange = { cap?: number; label?: string; people?: number; closed?: boolean };

/**
 * Changes a link of the school. With its people its cap becomes what a class of that size has, unless a cap is given as well.
 * @returns the cap
 * @throws ProblemError `notFound`, `invalid` when more have answered than the new cap, `capsAbovePeople`; of a link that is opened again
 *   also `campaignState` and `notThisWay`
 */
export async function changeClassLink(
  trx: Transaction<Database>,
  { campaignId, code, schoolId }: { schoolId: number; campaignId: number; code: string },
  { cap: wanted, closed, label, people }: LinkChange,
): Promise<number> {
  await takeCapsLock(trx, schoolId);
  const link = await ownLink(trx, schoolId, campaignId, code).executeTakeFirst();
  if (!link) throw new ProblemError('notFound');
  const { audience, grade, used } = link;
  const cell: CellKey = { schoolId, campaignId, audience, grade };
  if (closed === false) await requireWay(trx, cell, 'link');
  if (wanted !== undefined && wanted < used)
    throw new ProblemError('invalid', [{ path: 'cap', message: `${used} or more` }]);
  const cap = wanted ?? (people === undefined ? link.cap : Math.max(used, capOfClass(people)));
  const takes = (isClosed: boolean, most: number) => (isClosed ? used : most);
  const growth = takes(closed ?? link.closed, cap) - takes(link.closed, link.cap);
  if (growth > 0) requireCapLeft(await lockGroupCaps(trx, cell), growth, people === undefined ? 'cap' : 'people');
  await updateLink(trx, code, { cap, closed, label, people });
  return cap;
}
