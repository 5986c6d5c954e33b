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
  const roles = Object.keys(names) as (Role & keyof typeof names)[];
  const people: { role: keyof typeof names; name: string; username: string; places: Omit<Membership, 'role'>[] }[] = [
    ...roles.map((role) => ({ role, name: names[role], username: `demo.${role}`, places: placesOf(role) })),
    ...COLLEAGUES.map(({ role, schools: [first, last] }, index) => {
      const own = Array.from({ length: last - first + 1 }, (_, place) => atSchool(first + place));
      const places = role === 'tutor' ? [district, ...own] : own;
      return { role, name: `${names[role]} ${index + 2}`, username: `demo.${role}.${index + 2}`, places };
    }),
  ];
  // Side by side, because the hashing of a password is slow on purpose.
  const accounts = await Promise.all(
    people.map(async ({ name, role, username }): Promise<DemoAccount> => {
      const password = newPassword();
      return { id: await createAccount(auth, { username, name, password }), role, username, password };
    }),
  );
  for (const [index, { role, places }] of people.entries()) {
    for (const place of places) await insertMembership(db, accounts[index].id, { role, ...place });
  }
  return accounts.slice(0, roles.length);
}
