import type { Way } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import type { CellKey } from '../submissions/cell.ts';
import { findWays, getSchoolCampaign, hasCell } from './store.ts';

/**
 * The cell exists, its people answer this way, and the campaign is open; what was filled in on paper before the closing is keyed in
 * after it, until the campaign is sealed.
 * @throws ProblemError `notFound`, `campaignState`, `notThisWay`
 */
export async function requireWay(db: Services['db'], cell: CellKey, way: Way): Promise<void> {
  const { state } = await getSchoolCampaign(db, cell.schoolId, cell.campaignId);
  if (state !== 'open' && !(state === 'closed' && way === 'paper')) throw new ProblemError('campaignState');
  if (!(await hasCell(db, cell))) throw new ProblemError('notFound');
  const ways = await findWays(db, cell.schoolId, cell.campaignId);
  if ((ways.get(cell.audience) ?? 'link') !== way) throw new ProblemError('notThisWay');
}
