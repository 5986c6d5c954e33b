/** Which territories a caller reads or changes by a permission. */
import type { Localized } from '../../../surveys/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { type Caller, scopeOf } from '../identity/caller.ts';
import { grants } from '../identity/roles.ts';
import type { PermissionName } from '../identity/schemas.ts';
import { findTerritories, findTerritoryInView, isTerritoryInScope } from './store.ts';

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

/** @throws ProblemError `outOfScope` unless the permission reaches the territory; also where there is none, so that ids tell nothing */
export async function requireTerritory(
  db: Services['db'],
  caller: Caller,
  permission: PermissionName,
  territoryId: number | null,
): Promise<void> {
  const scope = scopeOf(caller, permission);
  const isReached = territoryId !== null && (await isTerritoryInScope(db, scope, territoryId));
  if (!isReached) throw new ProblemError('outOfScope');
}

/**
 * Ids of all territories that the permission reaches, or of one of them with all below it.
 * @throws ProblemError `outOfScope`
 */
export async function territoriesReached(
  db: Services['db'],
  caller: Caller,
  permission: PermissionName,
  asked?: number,
): Promise<number[]> {
  if (asked !== undefined) await requireTerritory(db, caller, permission, asked);
  const scope = asked === undefined ? scopeOf(caller, permission) : { territoryIds: [asked], schoolIds: [] };
  return (await findTerritories(db, scope)).map(({ id }) => id);
}

/** What the territory is called that a caller looks at: files that go out say so in their names. Empty where there is none. */
export async function territoryNameOf(db: Services['db'], caller: Caller): Promise<Localized> {
  return (await findTerritoryInView(db, caller.memberships))?.name ?? { ru: '', en: '' };
}
