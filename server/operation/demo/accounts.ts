/** The demo's accounts: one of each role that `account-names.json` names, with passwords made on the first start. */
import { randomInt } from 'node:crypto';
import { createAccount } from '../../people/identity/auth.ts';
import type { Membership } from '../../people/identity/caller.ts';
import { belongsToSchool, type Role, worksAtSchools } from '../../people/identity/roles.ts';
import { insertMembership } from '../../people/identity/store.ts';
import type { Services } from '../../services.ts';
import type { SimulatedDistrict } from '../simulation/district.ts';
import names from './account-names.json' with { type: 'json' };

export type DemoAccount = { id: string; role: Role; username: string; password: string };

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_LENGTH = 12;
const SCHOOLS_OF_THE_TUTOR = 4;
/** Further tutors and coordinators, so that the district is not one person's work; some schools still have none. */
const COLLEAGUES: { role: 'tutor' | 'coordinator'; schools: [first: number, last: number] }[] = [
  { role: 'tutor', schools: [4, 6] },
  { role: 'tutor', schools: [7, 10] },
  ...[1, 2, 3, 5, 6, 8, 9].map((index) => ({
    role: 'coordinator' as const,
    schools: [index, index] as [number, number],
  })),
];

function newPassword(): string {
  return Array.from({ length: PASSWORD_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** Roles, never names of persons: the demo's people are fictional. Who belongs to a school belongs to the first. */
export async function createDemoAccounts(
  { auth, db }: Pick<Services, 'auth' | 'db'>,
  { schools, territoryId }: SimulatedDistrict,
): Promise<DemoAccount[]> {
  const district: Omit<Membership, 'role'> = { territoryId, schoolId: null };
  const atSchool = (index: number): Omit<Membership, 'role'> => ({ territoryId: null, schoolId: schools[index].id });
  const placesOf = (role: Role) => {
    if (belongsToSchool(role)) return [atSchool(0)];
    // The place in the district makes a tutor of it; what a tutor reaches are the schools.
    const assigned = worksAtSchools(role) ? schools.slice(0, SCHOOLS_OF_THE_TUTOR) : [];
    return [district, ...assigned.map((_, index) => atSchool(index))];
  };
  const accounts: DemoAccount[] = [];
  for (const role of Object.keys(names) as (Role & keyof typeof names)[]) {
    const account = { username: `demo.${role}`, name: names[role], password: newPassword() };
    const id = await createAccount(auth, account);
    for (const place of placesOf(role)) await insertMembership(db, id, { role, ...place });
    accounts.push({ id, role, username: account.username, password: account.password });
  }
  for (const [index, { role, schools: own }] of COLLEAGUES.entries()) {
    const name = `${names[role]} ${index + 2}`;
    const id = await createAccount(auth, { username: `demo.${role}.${index + 2}`, name, password: newPassword() });
    if (role === 'tutor') await insertMembership(db, id, { role, ...district });
    for (let place = own[0]; place <= own[1]; place++) await insertMembership(db, id, { role, ...atSchool(place) });
  }
  return accounts;
}
