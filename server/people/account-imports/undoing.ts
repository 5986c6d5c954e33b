/** Takes an import of people back while nobody of them has begun to use it: all of it or nothing. */

import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { removeRole } from '../accounts/administration.ts';
import { onRole } from '../accounts/entries.ts';
import { keepingAnAdministrator, requireAllGoverned, requireGoverned } from '../accounts/governance.ts';
import { countRoles, findOpenRole } from '../accounts/roles/store.ts';
import { erasePerson } from '../accounts/store.ts';
import type { Action } from '../audit/trail.ts';
import { placeholderAddress } from '../identity/auth.ts';
import type { Caller } from '../identity/caller.ts';
import { markUndone, takeImport } from '../imports/store.ts';
import { findInvited } from '../invitations/store.ts';
import { requireTerritory } from '../territories/scope.ts';
import type { AccountChanges } from './importing.ts';
import { setAddress } from './store.ts';

/**
 * Removes the accounts that came by the import, ends the roles that others got by it, and takes the addresses back that it gave.
 * @throws ProblemError `notFound`, `outOfScope`, `roleNotGoverned`, `importUndone`; `importInUse` with those who have signed in
 * or got further roles since, by name
 */
export async function undoImport(
  { clock, db, nameKey }: Pick<Services, 'clock' | 'db' | 'nameKey'>,
  caller: Caller | null,
  id: number,
  record: (trx: Kysely<Database>, actions: Action[]) => Promise<void>,
): Promise<void> {
  const today = clock.today();
  await keepingAnAdministrator(db, today, async (trx) => {
    const { changes, territoryId } = await takeImport(trx, 'accounts', id);
    if (caller !== null) await requireTerritory(trx, caller, 'accounts:invite', territoryId);
    const { accounts, addresses, roles } = changes as AccountChanges;
    const made = accounts.map(({ accountId }) => accountId);
    if (caller !== null) {
      await requireAllGoverned(trx, caller, [...made, ...addresses]);
      await requireGoverned(trx, caller, roles);
    }
    await requireUnused(trx, accounts, addresses, today);
    for (const accountId of made) await erasePerson(trx, accountId, placeholderAddress(accountId), clock.now());
    for (const accountId of addresses) await setAddress(trx, accountId, placeholderAddress(accountId));
    for (const { accountId, ...role } of roles) {
      const roleId = await findOpenRole(trx, accountId, role);
      if (roleId !== undefined) await removeRole({ clock, db: trx, nameKey }, accountId, roleId);
    }
    await markUndone(trx, id, caller?.id ?? null, clock.now());
    await record(trx, [
      {
        action: 'accounts.undoImport',
        record: { kind: 'accountImport', id },
        territory: territoryId ?? undefined,
        details: { count: made.length + new Set([...addresses, ...roles.map(({ accountId }) => accountId)]).size },
      },
      ...made.map((id): Action => ({ action: 'account.erase', record: { kind: 'account', id } })),
      ...roles.map(({ accountId, ...role }) => onRole('role.end', accountId, role)),
    ]);
  });
}

/** Accounts that somebody has opened, disabled or given further roles since stay. */
async function requireUnused(
  trx: Kysely<Database>,
  made: AccountChanges['accounts'],
  addresses: string[],
  today: string,
): Promise<void> {
  const ids = made.map(({ accountId }) => accountId);
  const counts = await countRoles(trx, ids);
  const given = new Set(
    made.flatMap(({ accountId, roles }) => ((counts.get(accountId) ?? 0) > roles ? [accountId] : [])),
  );
  const people = await findInvited(trx, [...ids, ...addresses], today);
  const used = people.filter(({ id, isWaiting }) => !isWaiting || given.has(id));
  if (used.length === 0) return;
  throw new ProblemError(
    'importInUse',
    used.map(({ id, name }) => ({ path: `accounts/${id}`, message: name })),
  );
}
