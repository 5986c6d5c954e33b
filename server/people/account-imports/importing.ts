/** Previews and takes in a table of people, the same from the pages and from the command line. */

import { createHash, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { LOCKS } from '../../ground/db/locks.ts';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import type { Services } from '../../services.ts';
import { onRole } from '../accounts/entries.ts';
import { makeInvitations } from '../accounts/links.ts';
import type { Action } from '../audit/trail.ts';
import { placeholderAddress } from '../identity/auth.ts';
import type { Membership } from '../identity/caller.ts';
import type { ChosenFile } from '../imports/chosen-file.ts';
import { countRows } from '../imports/counts.ts';
import { type ReadRegister, readRegister } from '../imports/register-file.ts';
import { insertImport } from '../imports/store.ts';
import { describeInvitations } from '../invitations/inviting.ts';
import { rememberAliases } from '../schools/register/aliases.ts';
import { requireTerritory } from '../territories/scope.ts';
import type { PlannedRow } from './plan.ts';
import { type Asking, planImport } from './planning.ts';
import type { AccountsImportResponse, AccountsPreviewResponse } from './schemas.ts';
import { insertAccounts, insertRoles, lockImports, setAddress } from './store.ts';
import { previewRows } from './view.ts';

const columns = fileWords.accounts;

type Needs = Pick<Services, 'clock' | 'db'>;

export type Asked = Asking & { file: ChosenFile };

/** What an import changed, as its undoing reads it. */
export type AccountChanges = {
  /** Made by it, with the number of their roles. */
  accounts: { accountId: string; roles: number }[];
  /** Given to accounts that were there. */
  roles: (Membership & { accountId: string })[];
  /** Accounts that got their address by it. */
  addresses: string[];
};

/** What would come of a file; nothing is stored. @throws ProblemError `outOfScope` */
export async function previewAccounts(services: Needs, asked: Asked): Promise<AccountsPreviewResponse> {
  if (asked.caller !== null) await requireTerritory(services.db, asked.caller, 'accounts:invite', asked.territoryId);
  const read = await readRegister(asked.file.bytes, columns, asked.file.choice);
  if ('trouble' in read) return read;
  const { rows, unknown } = await planImport(services, asked, read);
  return {
    table: read.table,
    counts: countRows(rows, read.footers),
    faults: rows.flatMap(({ faults }) => faults),
    rows: await previewRows(services.db, rows),
    unknown,
    digest: digestOf(asked, rows),
  };
}

export type ImportAsked = Asked & {
  /** Until the links end. */
  days: number;
  /** Of the preview that was seen; null where nobody has seen one. */
  digest: string | null;
  /** Keeps in the audit what was done. */
  record(trx: Kysely<Database>, actions: Action[]): Promise<void>;
};

/**
 * Takes the good rows of a file in, all of them or none.
 * @returns the links, this once; the trouble of a file that cannot be read
 * @throws ProblemError `outOfScope`; `importChanged` when something else would happen than was seen
 */
export async function importAccounts(
  services: Needs,
  asked: ImportAsked,
): Promise<AccountsImportResponse | Extract<AccountsPreviewResponse, { trouble: unknown }>> {
  if (asked.caller !== null) await requireTerritory(services.db, asked.caller, 'accounts:invite', asked.territoryId);
  const read = await readRegister(asked.file.bytes, columns, asked.file.choice);
  if ('trouble' in read) return read;
  return services.db
    .transaction()
    .execute(async (trx) => {
      await lockImports(trx, LOCKS.accountImport);
      const { rows } = await planImport({ ...services, db: trx }, asked, read);
      if (asked.digest !== null && asked.digest !== digestOf(asked, rows)) throw new ProblemError('importChanged');
      const faults = rows.flatMap((row) => row.faults);
      return {
        counts: countRows(rows, read.footers),
        faults,
        ...(await store({ ...services, db: trx }, asked, rows, read)),
      };
    })
    .catch((error: { code?: unknown }) => {
      // Somebody invited one of these people by hand at the same moment.
      throw error.code === UNIQUE_VIOLATION ? new ProblemError('importChanged') : error;
    });
}

const UNIQUE_VIOLATION = '23505';

/** Tells whether the same would happen. */
function digestOf({ territoryId }: Asked, rows: readonly PlannedRow[]): string {
  const happening = rows.map(({ account, givesAddress, kind, line, name, person, roles }) => [
    line,
    kind,
    account?.id ?? null,
    name,
    person?.email ?? null,
    givesAddress,
    roles,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([territoryId, happening]))
    .digest('hex');
}

async function store(
  { clock, db }: Needs,
  { answers, caller, days, file, record, territoryId }: ImportAsked,
  rows: readonly PlannedRow[],
  read: ReadRegister,
): Promise<Pick<AccountsImportResponse, 'id' | 'invitations'>> {
  const at = clock.now();
  const by = caller?.id ?? null;
  await rememberAliases(db, answers, { by, at, day: clock.today() });
  const made = rows.filter(({ kind }) => kind === 'new').map((row) => ({ ...row, accountId: randomUUID() }));
  const changed = rows.flatMap((row) =>
    row.kind === 'changed' && row.account !== null ? [{ ...row, accountId: row.account.id }] : [],
  );
  if (made.length + changed.length === 0) {
    await record(db, []);
    return { id: null, invitations: [] };
  }
  await insertAccounts(
    db,
    made.map(({ accountId, name, person }) => ({
      id: accountId,
      name,
      email: person?.email ?? placeholderAddress(accountId),
    })),
  );
  for (const { accountId, givesAddress, person } of changed) {
    if (givesAddress && person?.email) await setAddress(db, accountId, person.email);
  }
  const rolesOf = (list: typeof changed) =>
    list.flatMap(({ accountId, roles }) => roles.map((role) => ({ accountId, ...role })));
  const added = rolesOf(changed);
  await insertRoles(db, [...rolesOf(made), ...added], clock.today());
  const links = await makeInvitations(
    db,
    made.map(({ accountId }) => accountId),
    at,
    days,
  );
  const changes: AccountChanges = {
    accounts: made.map(({ accountId, roles }) => ({ accountId, roles: roles.length })),
    roles: added,
    addresses: changed.flatMap(({ accountId, givesAddress }) => (givesAddress ? [accountId] : [])),
  };
  const id = await insertImport(db, {
    kind: 'accounts',
    territoryId,
    fileName: file.fileName,
    counts: countRows(rows, read.footers),
    changes,
    by,
    at,
  });
  await record(db, [
    {
      action: 'accounts.import',
      record: { kind: 'accountImport', id },
      territory: territoryId,
      details: { count: made.length + changed.length },
    },
    ...rolesOf(made).map(({ accountId, ...role }) => onRole('account.invite', accountId, role)),
    ...added.map(({ accountId, ...role }) => onRole('role.give', accountId, role)),
  ]);
  return { id, invitations: await describeInvitations(db, links, clock.today()) };
}
