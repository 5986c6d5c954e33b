/** The daily work of tutors, mentors, the working group and psychologists. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isCalendarDay } from '../../../surveys/calendar-day.ts';
import { daysBetween } from '../../ground/days.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { callerOf } from '../../people/identity/access.ts';
import { OBSERVERS } from '../../roadmap/evidence/kinds/observation/kind.ts';
import type { Services } from '../../services.ts';
import { NewVisits, ObservationDesk, ProposalQuery, ProposalResponse, VisitsPlanned, WorkResponse } from './schemas.ts';
import { findOwnSchools } from './store.ts';
import { describeProposal, planVisits } from './visits.ts';
import { describeWork } from './work.ts';

const FORM = 'lesson-observation';

export const workRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, content, db } = services;
    app.get('/api/work', { config: { access: 'work:read' }, schema: { response: { 200: WorkResponse } } }, (request) =>
      describeWork(services, callerOf(request).memberships),
    );

    app.get(
      '/api/visits/proposal',
      {
        config: { access: 'visits:plan' },
        schema: { querystring: ProposalQuery, response: { 200: ProposalResponse } },
      },
      async (request) => {
        const { from, to } = request.query;
        requirePeriod(from, to);
        return describeProposal(services, callerOf(request).memberships, from, to);
      },
    );

    app.post(
      '/api/visits',
      {
        config: { access: 'visits:plan', audit: 'evidence.write' },
        schema: { body: NewVisits, response: { 201: VisitsPlanned } },
      },
      async (request, reply) => reply.code(201).send({ ids: await planVisits(services, request, request.body) }),
    );

    app.get(
      '/api/observations/desk',
      { config: { access: 'lessons:observe' }, schema: { response: { 200: ObservationDesk } } },
      async (request) => {
        const { id, memberships, name } = callerOf(request);
        const observers = OBSERVERS.filter((role) => memberships.some((each) => each.role === role));
        const found = await Promise.all(observers.map((role) => findOwnSchools(db, memberships, role, clock.today())));
        const schools = new Map(found.flat().map(({ school, schoolId }) => [schoolId, { schoolId, school }]));
        const form = content.forms[FORM];
        if (!form) throw new ProblemError('notFound');
        return {
          account: { id, name },
          today: clock.today(),
          observers,
          schools: [...schools.values()],
          form: { ...form },
        };
      },
    );
  };

/** The most months that are planned at once, in days. */
const MOST_DAYS = 400;

/** @throws ProblemError `invalid` */
function requirePeriod(from: string, to: string): void {
  const days = [
    ['from', from],
    ['to', to],
  ] as const;
  const wrong = days.filter(([, day]) => !isCalendarDay(day));
  const faults = wrong.map(([name]) => ({ path: `querystring/${name}`, message: 'is no day of the calendar' }));
  if (faults.length > 0) throw new ProblemError('invalid', faults);
  if (to < from) throw new ProblemError('invalid', [{ path: 'querystring/to', message: 'lies before the beginning' }]);
  if (daysBetween(from, to) > MOST_DAYS)
    throw new ProblemError('invalid', [{ path: 'querystring/to', message: `lies more than ${MOST_DAYS} days later` }]);
}
