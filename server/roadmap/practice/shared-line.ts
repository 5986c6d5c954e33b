import { ProblemError } from '../../ground/http/problem.ts';
import type { Scope } from '../../people/identity/caller.ts';
import type { Services } from '../../services.ts';
import { getLine } from '../plans/store.ts';
import { isAnswering } from './cases.ts';
import type { TakenCase } from './schemas.ts';
import { findSchoolsAround } from './store.ts';

/**
 * A line that another school of the same district has carried out or carries out.
 * @throws ProblemError `notFound` for every other line, so that ids tell nothing
 */
export async function getSharedLine(db: Services['db'], forSchool: number, { lineId, schoolId }: TakenCase) {
  const scope: Scope = { territoryIds: [], schoolIds: [forSchool] };
  const around = await findSchoolsAround(db, scope);
  const isShared = schoolId !== forSchool && around.some(({ id }) => id === schoolId);
  if (!isShared) throw new ProblemError('notFound');
  const line = await getLine(db, schoolId, lineId);
  if (!isAnswering(line) || (line.state !== 'done' && line.state !== 'underWay')) throw new ProblemError('notFound');
  return line;
}
