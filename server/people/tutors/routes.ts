import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { endRole, findRole, giveRole } from '../accounts/roles/store.ts';
import { AccountParams, AccountRoleParams, RoleAdded } from '../accounts/schemas.ts';
import { isPlaceInScope } from '../accounts/store.ts';
import { type Action, changeAndRecord } from '../audit/trail.ts';
import { callerOf } from '../identity/access.ts';
import { type Caller, scopeOf } from '../identity/caller.ts';
import { Done } from '../identity/schemas.ts';
import { AssignBody, EndBody, TutorSchoolsResponse, TutorsResponse } from './schemas.ts';
import { describeTutors, inForce } from './tutors.ts';

/** Which tutor goes to which school, from when until when. */
export const tutorRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;
    app.get(
      '/api/tutors',
      { config: { access: 'tutors:assign' }, schema: { response: { 200: TutorsResponse } } },
      async (request) => describeTutors(services, scopeOf(callerOf(request), 'tutors:assign')),
    );

    app.get(
      '/api/tutors/schools',
      { config: { access: 'tutors:read' }, schema: { response: { 200: TutorSchoolsResponse } } },
      async (request) => {
        const { tutors } = await describeTutors(services, scopeOf(callerOf(request), 'tutors:read'));
        return {
          tutors: tutors.map((tutor) => inForce(tutor, clock.today())).filter(({ schoolIds }) => schoolIds.length > 0),
        };
      },
    );

    const config = { access: 'tutors:assign', scope: 'account' } as const;
    app.post(
      '/api/tutors/:accountId/schools',
      {
        config: { ...config, audit: 'role.give' },
        schema: { params: AccountParams, body: AssignBody, response: { 201: RoleAdded } },
      },
      async (request, reply) => {
        const { accountId } = request.params;
        const { schoolId, ...days } = request.body;
        await requireSchool(services, callerOf(request), schoolId);
        await requireTutor(services, callerOf(request), accountId);
        checkDays(days.startsOn, days.endsOn);
        const role = { role: 'tutor', territoryId: null, schoolId } as const;
        const id = await changeAndRecord(db, request, onTutor('role.give', accountId, schoolId), (trx) =>
          giveRole(trx, accountId, role, days),
        );
        return reply.code(201).send({ id });
      },
    );

    app.post(
      '/api/tutors/:accountId/schools/:roleId/end',
      {
        config: { ...config, audit: 'role.end' },
        schema: { params: AccountRoleParams, body: EndBody, response: { 200: Done } },
      },
      async (request) => {
        const { accountId, roleId } = request.params;
        const role = await findRole(db, accountId, roleId);
        if (role?.role !== 'tutor' || role.schoolId === null) throw new ProblemError('notFound');
        if (role.endsOn !== null && role.endsOn < clock.today()) throw new ProblemError('accountState');
        await requireSchool(services, callerOf(request), role.schoolId);
        await changeAndRecord(db, request, onTutor('role.end', accountId, role.schoolId), (trx) =>
          endRole(trx, roleId, request.body.endsOn),
        );
        return {};
      },
    );
  };

function onTutor(action: 'role.give' | 'role.end', id: string, school: number): Action {
  return { action, record: { kind: 'account', id }, school, details: { role: 'tutor' } };
}

function checkDays(startsOn: string, endsOn: string | null): void {
  if (endsOn !== null && endsOn < startsOn) {
    throw new ProblemError('invalid', [{ path: 'body/endsOn', message: 'the last day lies before the first' }]);
  }
}

async function requireSchool({ db }: Services, caller: Caller, schoolId: number): Promise<void> {
  const scope = scopeOf(caller, 'tutors:assign');
  if (!(await isPlaceInScope(db, scope, { schoolId, territoryId: null }))) throw new ProblemError('outOfScope');
}

/** Schools are assigned to tutors of the caller's own territories alone. */
async function requireTutor(services: Services, caller: Caller, accountId: string): Promise<void> {
  const { tutors } = await describeTutors(services, scopeOf(caller, 'tutors:assign'));
  if (!tutors.some((tutor) => tutor.accountId === accountId && tutor.isActive)) throw new ProblemError('accountState');
}
