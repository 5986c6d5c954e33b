import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { dayBefore } from '../../ground/days.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { endRole, giveRole } from '../../people/accounts/roles/store.ts';
import { recordAction } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import { Done } from '../../people/identity/schemas.ts';
import { describeTutors, isLasting } from '../../people/tutors/tutors.ts';
import type { Services } from '../../services.ts';
import { describeLoad } from './load.ts';
import { type Move, TakeProposalBody, TutorLoadResponse } from './schemas.ts';
import { lockTaking } from './store.ts';

/** How much each tutor has to do, and a proposal that shares it evenly. */
export const tutorLoadRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.get(
      '/api/tutors/load',
      { config: { access: 'tutors:assign' }, schema: { response: { 200: TutorLoadResponse } } },
      async (request) => describeLoad(services, scopeOf(callerOf(request), 'tutors:assign')),
    );

    app.post(
      '/api/tutors/proposal',
      {
        config: { access: 'tutors:assign', audit: ['role.give', 'role.end'] },
        schema: { body: TakeProposalBody, response: { 200: Done } },
      },
      async (request) => {
        await db.transaction().execute(async (trx) => {
          await lockTaking(trx);
          const within = { ...services, db: trx };
          const { proposal } = await describeLoad(within, scopeOf(callerOf(request), 'tutors:assign'));
          if (!isSame(proposal, request.body.moves)) throw new ProblemError('tutorsChanged');
          await take(within, request, proposal);
        });
        return {};
      },
    );
  };

function isSame(proposal: readonly Move[], seen: readonly Move[]): boolean {
  const words = (moves: readonly Move[]) => JSON.stringify(moves.map(({ from, schoolId, to }) => [schoolId, from, to]));
  return words(proposal) === words(seen);
}

/** Ends what is handed over and gives every school to its new tutor, each with its entry in the audit. */
async function take(
  services: Pick<Services, 'clock' | 'db'>,
  request: FastifyRequest,
  moves: readonly Move[],
): Promise<void> {
  const { clock, db } = services;
  const today = clock.today();
  const { tutors } = await describeTutors(services, scopeOf(callerOf(request), 'tutors:assign'));
  const onTutor = (action: 'role.give' | 'role.end', id: string, school: number) =>
    recordAction(db, request, { action, record: { kind: 'account', id }, school, details: { role: 'tutor' } });
  for (const { from, schoolId, to } of moves) {
    const former = tutors.find(({ accountId }) => accountId === from)?.assignments ?? [];
    for (const each of former.filter((own) => own.schoolId === schoolId && isLasting(own, today))) {
      await endRole(db, each.id, dayBefore(today));
      await onTutor('role.end', from ?? '', schoolId);
    }
    const role = { role: 'tutor', territoryId: null, schoolId } as const;
    await giveRole(db, to, role, { startsOn: today, endsOn: null });
    await onTutor('role.give', to, schoolId);
  }
}
