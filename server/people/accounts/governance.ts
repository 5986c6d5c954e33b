/** Who may give and end roles, where, and what may never happen to an account. */
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { inTransaction } from '../../ground/db/transaction.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { type Caller, governingScope, type Membership, type Place } from '../identity/caller.ts';
import { type Role, traitsOf } from '../identity/roles.ts';
import { countRoles, findAllRoles } from './roles/store.ts';
import { countAdministrators, isPlaceInScope, lockAdministrators } from './store.ts';

/**
 * @throws ProblemError `rolePlace` when such a role does not lie at such a place
 */
export function checkPlace(role: Role, { schoolId, territoryId }: Place): void {
  const wanted = traitsOf(role).place;
  if ((schoolId === null) === (territoryId === null)) throw new ProblemError('rolePlace');
  const kind = schoolId === null ? 'territory' : 'school';
  if (wanted !== 'either' && wanted !== kind) throw new ProblemError('rolePlace');
}

/**
 * Lets a caller give or end roles only where one of their own roles governs each.
 * @throws ProblemError `roleNotGoverned` or `outOfScope`
 */
export async function requireGoverned(
  db: Kysely<Database>,
  caller: Caller,
  roles: readonly Membership[],
): Promise<void> {
  // Many people have the same few roles at the same few places.
  const different = new Map(roles.map((role) => [`${role.role} ${role.territoryId} ${role.schoolId}`, role]));
  for (const { role, ...place } of different.values()) {
    const scope = governingScope(caller, role);
    if (!(await isPlaceInScope(db, scope, place))) throw new ProblemError('outOfScope');
  }
}

/**
 * A link to set a password opens all roles of an account, so whoever makes one must govern them all.
 * @throws ProblemError `roleNotGoverned` or `outOfScope`
 */
export async function requireAllGoverned(
  db: Kysely<Database>,
  caller: Caller,
  accountIds: readonly string[],
): Promise<void> {
  await requireGoverned(db, caller, await findAllRoles(db, accountIds));
}

/**
 * Changes accounts or roles in one transaction, unless that would leave Opora without an administrator.
 * @throws ProblemError `lastAdministrator`; nothing is changed then
 */
export async function keepingAnAdministrator(
  db: Kysely<Database>,
  today: string,
  change: (trx: Kysely<Database>) => Promise<void>,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockAdministrators(trx);
    const before = await countAdministrators(trx, today);
    await change(trx);
    if (before > 0 && (await countAdministrators(trx, today)) === 0) throw new ProblemError('lastAdministrator');
  });
}

/**
 * As {@link requireAllGoverned}, of accounts that no route has looked for.
 * @throws ProblemError `outOfScope` also for an account that does not exist or has never had a role
 */
export async function requireInvited(
  db: Kysely<Database>,
  caller: Caller,
  accountIds: readonly string[],
): Promise<void> {
  const roles = await countRoles(db, accountIds);
  if (accountIds.some((id) => !roles.has(id))) throw new ProblemError('outOfScope');
  await requireAllGoverned(db, caller, accountIds);
}
