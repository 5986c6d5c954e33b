import type { Way } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import type { CellKey } from '../submissions/cell.ts';
import { findWays, getSchoolCampaign, hasCell } from './store.ts';

/**
 * The cell exists, the campaign is open, and its people answer this way.
 * @throws ProblemError `notFound`, `campaignState`, `notThisWay`
 */
export async function requireWay(db: Services['db'], cell: CellKey, way: Way): Promise<void> {
  const { state } = await getSchoolCampaign(db, cell.schoolId, cell.campaignId);
  if (state !== 'open') throw new ProblemError('campaignState');
  if (!(await hasCell(db, cell))) throw new ProblemError('notFound');
  const ways = await findWays(db, cell.schoolId, cell.campaignId);
  if ((ways.get(cell.audience) ?? 'link') !== way) throw new ProblemError('notThisWay');
}
