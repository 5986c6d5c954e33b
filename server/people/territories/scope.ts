/** The municipality whose records a caller reads or changes by a permission. */
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import type { Caller } from '../identity/caller.ts';
import { grants } from '../identity/roles.ts';
import type { PermissionName } from '../identity/schemas.ts';
import { findTerritoryInView } from './store.ts';

/**
 * @returns the territory of the first membership that gives the permission, or of its school
 * @throws ProblemError `forbidden` when there is none
 */
export async function territoryOf(db: Services['db'], caller: Caller, permission: PermissionName): Promise<number> {
  const granting = caller.memberships.filter(({ role }) => grants(role, permission));
  const territory = await findTerritoryInView(db, granting);
  if (!territory) throw new ProblemError('forbidden');
  return territory.id;
}
