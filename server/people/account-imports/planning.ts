/** Plans an import against what the database knows now. */
import { createThreadWork } from '../../ground/thread-work.ts';
import type { Services } from '../../services.ts';
import { givenAddress } from '../identity/auth.ts';
import { type Caller, governedRoles, governingScope, type Place, type Scope, scopeOf } from '../identity/caller.ts';
import { grants, type Role } from '../identity/roles.ts';
import type { PermissionName } from '../identity/schemas.ts';
import type { ReadRegister } from '../imports/register-file.ts';
import { isClosedBy } from '../schools/open.ts';
import type { SchoolAnswers } from '../schools/row-school.ts';
import { requireKnown } from '../schools/school-answers.ts';
import { findKnownSchools } from '../schools/store.ts';
import { findTerritories } from '../territories/store.ts';
import { type ReadPeople, type Rights, withinRights } from './people.ts';
import type { PeopleTask } from './people-thread.ts';
import { type PlannedRow, planRows } from './plan.ts';
import { findKnownAccounts, findReach } from './store.ts';

type Needs = Pick<Services, 'clock' | 'db'>;

const readInThread = createThreadWork<PeopleTask, ReadPeople>(new URL('./people-thread.ts', import.meta.url), {
  seconds: 60,
  megabytes: 500,
});

/** Who imports, and where. `caller` is null at the command line: whoever has that may give every role. */
export type Asking = { caller: Caller | null; territoryId: number; answers: SchoolAnswers };

/** `unknown`: the schools that are to be asked for. */
export type PlannedImport = { rows: PlannedRow[]; unknown: ReadPeople['unknown'] };

/** @throws ProblemError `outOfScope` for an answer that names a school of elsewhere */
export async function planImport(
  { clock, db }: Needs,
  { answers, caller, territoryId }: Asking,
  read: ReadRegister,
): Promise<PlannedImport> {
  const scope = { territoryIds: [territoryId], schoolIds: [] };
  const today = clock.today();
  const schools = await findKnownSchools(db, territoryId);
  requireKnown(schools, Object.values(answers));
  const { sees, ...rights } = await rightsOf(db, caller);
  const { rows: people, unknown } = await readInThread({
    register: read,
    answers,
    territoryId,
    territories: await findTerritories(db, scope),
    schools: schools.map(({ closedOn, openedOn, ...school }) => {
      const isClosed = isClosedBy({ closedOn }, today);
      return { ...school, isClosed, closedOn: isClosed ? closedOn : null };
    }),
  });
  const rows = withinRights(people, rights);
  const addresses = rows.flatMap(({ address }) => address ?? []);
  const known = await findKnownAccounts(db, territoryId, addresses, today);
  const planned = planRows(
    rows,
    known.map(({ disabledAt, email, id, isHere, name, roles, username }) => ({
      id,
      name,
      email: givenAddress(email),
      isOpened: username !== null,
      isDisabled: disabledAt !== null,
      isInScope: isHere || roles.some(sees),
      isGoverned: roles.every((role) => rights.gives(role.role, role)),
      roles,
    })),
  );
  return { rows: planned, unknown };
}

/** `sees`: whether they see whose account lies at a place. */
type Reach = Rights & { sees(place: Place): boolean };

const EVERYTHING: Reach = { gives: () => true, assigns: () => true, sees: () => true };

/** What somebody may give, and where, looked up once for a whole file. */
async function rightsOf(db: Needs['db'], caller: Caller | null): Promise<Reach> {
  if (caller === null) return EVERYTHING;
  const reaches = async (scope: Scope) => {
    const { schools, territories } = await findReach(db, scope);
    return ({ schoolId, territoryId }: Place) =>
      schoolId === null ? territoryId !== null && territories.has(territoryId) : schools.has(schoolId);
  };
  const within = async (permission: PermissionName) =>
    caller.memberships.some(({ role }) => grants(role, permission))
      ? reaches(scopeOf(caller, permission))
      : () => false;
  const byRole = new Map<Role, (place: Place) => boolean>();
  for (const role of governedRoles(caller)) byRole.set(role, await reaches(governingScope(caller, role)));
  const assigned = await within('tutors:assign');
  return {
    gives: (role, place) => byRole.get(role)?.(place) ?? false,
    assigns: (schoolId) => assigned({ schoolId, territoryId: null }),
    sees: await within('accounts:invite'),
  };
}
