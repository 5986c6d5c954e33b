/** What the people of a file become: new accounts, further roles of known ones, or nothing new. Nobody gets two accounts for one address. Pure. */
import { fold, foldedWords } from '../../../surveys/fold.ts';
import type { Membership } from '../identity/caller.ts';
import { cellFault } from '../imports/fault.ts';
import type { CellFault } from '../imports/schemas.ts';
import type { Person, PersonRow } from './people.ts';

/** An account as far as an import asks for it. `email` is null where none was ever given. */
export type KnownAccount = {
  id: string;
  name: string;
  email: string | null;
  isOpened: boolean;
  isDisabled: boolean;
  /** Whether whoever imports sees it. */
  isInScope: boolean;
  /** Whether whoever imports gives all roles that it has. */
  isGoverned: boolean;
  /** In force or to come. */
  roles: Membership[];
};

export type PlannedRow = PersonRow & {
  kind: 'new' | 'changed' | 'same' | 'faulty' | 'leftOut';
  account: Pick<KnownAccount, 'id' | 'name'> | null;
  /** What the account gets: all of a new one, what is missing of a known one. */
  roles: Membership[];
  /** The address that a known account without one gets. */
  givesAddress: boolean;
};

/** @returns rows in the order of the file */
export function planRows(rows: readonly PersonRow[], known: readonly KnownAccount[]): PlannedRow[] {
  const byAddress = new Map(known.flatMap((account) => (account.email === null ? [] : [[account.email, account]])));
  const byName = Map.groupBy(
    known.filter(({ isInScope }) => isInScope),
    ({ name }) => fold(name),
  );
  const seen = new Map<string, string>();
  const taken = new Set<string>();
  return rows.map((row) => {
    const { address, person } = row;
    if (row.state === 'leftOut') return { ...refused(row), kind: 'leftOut' };
    const [key, column] =
      address === null ? ([person && nameKey(person), 'name'] as const) : ([address, 'email'] as const);
    const before = key === null ? undefined : seen.get(key);
    if (key !== null && before === undefined) seen.set(key, row.cells[column]);
    if (before !== undefined)
      return refused(row, [cellFault(row.cells[column], 'repeated', address ?? row.name, before)]);
    if (person === null) return refused(row);
    const account = person.email === null ? undefined : byAddress.get(person.email);
    if (account) return ofKnown(row, person, account);
    const namesake = (byName.get(fold(person.name)) ?? []).find(
      (each) => !taken.has(each.id) && isNamesake(each, person),
    );
    if (namesake) {
      taken.add(namesake.id);
      return withoutAddress(row, person, namesake);
    }
    return { ...row, kind: 'new', account: null, roles: wantedRoles(person), givesAddress: false };
  });
}

const refused = (row: PersonRow, more: CellFault[] = []): PlannedRow => ({
  ...row,
  kind: 'faulty',
  faults: [...row.faults, ...more],
  account: null,
  roles: [],
  givesAddress: false,
});

/** People without an address are told apart by name, role and place. */
const nameKey = ({ name, places, role }: Person): string => JSON.stringify([fold(name), role, places]);

const wantedRoles = ({ assignments, places, role }: Person): Membership[] => [
  ...places.map((place) => ({ role, ...place })),
  ...assignments.map((schoolId) => ({ role, territoryId: null, schoolId })),
];

const isSame = (a: Membership, b: Membership): boolean =>
  a.role === b.role && a.territoryId === b.territoryId && a.schoolId === b.schoolId;

const missingOf = (person: Person, { roles }: KnownAccount): Membership[] =>
  wantedRoles(person).filter((wanted) => !roles.some((held) => isSame(held, wanted)));

/** Of an address that has an account already. */
function ofKnown(row: PersonRow, person: Person, account: KnownAccount): PlannedRow {
  const refuse = (code: 'emailTaken' | 'accountDisabled') =>
    refused(row, [cellFault(row.cells.email, code, person.email ?? '')]);
  if (!account.isInScope) return refuse('emailTaken');
  const roles = missingOf(person, account);
  if (roles.length === 0) return { ...row, kind: 'same', account, roles, givesAddress: false };
  // One box that several people read must not give one of them the other's role.
  if (!sharesName(person.name, account.name)) return refuse('emailTaken');
  if (account.isDisabled) return refuse('accountDisabled');
  return { ...row, kind: 'changed', account, roles, givesAddress: false };
}

/** Whoever changes how they are called keeps some part of their name. */
function sharesName(one: string, other: string): boolean {
  const words = new Set(foldedWords(one));
  return foldedWords(other).some((word) => words.has(word));
}

/** A person of the same name with the same role at the same place, who has no other address. */
function isNamesake(account: KnownAccount, person: Person): boolean {
  if (person.email !== null && account.email !== null) return false;
  return person.places.some((place) => account.roles.some((held) => isSame(held, { role: person.role, ...place })));
}

/** An address is given only to an account that nobody has opened: later it is its owner's own. */
function withoutAddress(row: PersonRow, person: Person, account: KnownAccount): PlannedRow {
  const roles = account.isDisabled ? [] : missingOf(person, account);
  const { isDisabled, isGoverned, isOpened } = account;
  const givesAddress = person.email !== null && account.email === null && !isOpened && !isDisabled && isGoverned;
  return { ...row, kind: roles.length > 0 || givesAddress ? 'changed' : 'same', account, roles, givesAddress };
}
