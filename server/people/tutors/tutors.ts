/** Tutors with their assignments. */

import type { Services } from '../../services.ts';
import { findAccounts, findRolesInScope } from '../accounts/store.ts';
import type { Scope } from '../identity/caller.ts';
import type { TutorsResponse } from './schemas.ts';

/** Whether an assignment holds today or will; one that ended is history. */
export function isLasting({ endsOn }: { endsOn: string | null }, today: string): boolean {
  return endsOn === null || endsOn >= today;
}

/** A tutor with the schools of today. */
export function inForce({ accountId, assignments, isActive, name }: TutorsResponse['tutors'][number], today: string) {
  const current = assignments.filter(
    ({ endsOn, startsOn }) => (startsOn === null || startsOn <= today) && (endsOn === null || endsOn >= today),
  );
  return { accountId, name, schoolIds: isActive ? current.map(({ schoolId }) => schoolId) : [] };
}

/** The tutors of a scope with their schools, ended assignments too. */
export async function describeTutors(
  { clock, db }: Pick<Services, 'clock' | 'db'>,
  scope: Scope,
): Promise<TutorsResponse> {
  const today = clock.today();
  const roles = (await findRolesInScope(db, scope)).filter(({ role }) => role === 'tutor');
  const rolesOf = Map.groupBy(roles, ({ accountId }) => accountId);
  const accounts = await findAccounts(db, scope);
  return {
    tutors: accounts.flatMap(({ disabledAt, id: accountId, name }) => {
      const held = rolesOf.get(accountId);
      if (!held) return [];
      const isLasting = held.some(({ endsOn }) => endsOn === null || endsOn >= today);
      const assignments = held.flatMap(({ endsOn, id, schoolId, startsOn }) =>
        schoolId === null || (endsOn !== null && startsOn !== null && endsOn < startsOn)
          ? []
          : [{ id, schoolId, startsOn, endsOn }],
      );
      return [{ accountId, name, isActive: disabledAt === null && isLasting, assignments }];
    }),
  };
}
