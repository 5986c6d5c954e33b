/** Schools ask each other, answer, and see what others took over from them. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changeAndRecord } from '../../audit/trail.ts';
import { ProblemError } from '../../http/problem.ts';
import { IdParams } from '../../http/schemas.ts';
import { callerOf } from '../../identity/access.ts';
import { scopeOf } from '../../identity/caller.ts';
import { findSchools } from '../../schools/store.ts';
import type { Services } from '../../services.ts';
import { getSharedLine } from '../routes.ts';
import { ExchangeResponse, PracticeRequest, Question, ReplyBody, RequestParams } from './schemas.ts';
import { answerRequest, findPassedOn, findRequests, insertRequest } from './store.ts';

export const practiceExchangeRoutes =
  ({ clock, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/practice/exchange',
      { config: { access: 'practice:read' }, schema: { response: { 200: ExchangeResponse } } },
      async (request) => {
        const schools = await findSchools(db, scopeOf(callerOf(request), 'practice:read'));
        const ids = schools.map(({ id }) => id);
        return { requests: await findRequests(db, ids), passedOn: await findPassedOn(db, ids) };
      },
    );

    app.post(
      '/api/schools/:id/practice/requests',
      {
        config: { access: 'plan:write', scope: 'school', audit: 'practice.ask' },
        schema: { params: IdParams, body: Question, response: { 201: PracticeRequest } },
      },
      async (request, reply) => {
        const { id: askedBySchool } = request.params;
        await getSharedLine(db, askedBySchool, request.body);
        const asked = { ...request.body, askedBySchool, askedBy: callerOf(request).id, askedAt: clock.now() };
        const id = await changeAndRecord(
          db,
          request,
          (made: number) => ({ action: 'practice.ask', ...requestRecord(askedBySchool, made) }),
          (trx) => insertRequest(trx, asked),
        );
        return reply.code(201).send(await getRequest(db, askedBySchool, id));
      },
    );

    app.post(
      '/api/schools/:id/practice/requests/:request/answer',
      {
        config: { access: 'plan:write', scope: 'school', audit: 'practice.answer' },
        schema: { params: RequestParams, body: ReplyBody, response: { 200: PracticeRequest } },
      },
      async (request) => {
        const { id: schoolId, request: requestId } = request.params;
        const stamp = { answeredBy: callerOf(request).id, answeredAt: clock.now() };
        await changeAndRecord(
          db,
          request,
          { action: 'practice.answer', ...requestRecord(schoolId, requestId) },
          (trx) => answerRequest(trx, { ...request.body, ...stamp, schoolId, requestId }),
        );
        return getRequest(db, schoolId, requestId);
      },
    );
  };

function requestRecord(school: number, id: number) {
  return { record: { kind: 'practiceRequest', id }, school } as const;
}

/** @throws ProblemError `notFound` */
async function getRequest(db: Services['db'], schoolId: number, id: number) {
  const [found] = await findRequests(db, [schoolId], id);
  if (!found) throw new ProblemError('notFound');
  return found;
}
