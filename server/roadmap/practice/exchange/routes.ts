/** Schools ask each other, answer, and see what others took over from them. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ProblemError } from '../../../ground/http/problem.ts';
import { IdParams } from '../../../ground/http/schemas.ts';
import { changeAndRecord } from '../../../people/audit/trail.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { scopeOf } from '../../../people/identity/caller.ts';
import { findSchools } from '../../../people/schools/store.ts';
import { findChanges } from '../../../profiles/changes/store.ts';
import type { Services } from '../../../services.ts';
import { findLines } from '../../plans/store.ts';
import { changeOf, isAnswering } from '../cases.ts';
import { getSharedLine } from '../shared-line.ts';
import { findComparedCampaigns } from '../store.ts';
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
        return { requests: await findRequests(db, ids), passedOn: await passedOn(db, ids) };
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

/** What others took over from some schools, and what came of it there. */
async function passedOn(db: Services['db'], schoolIds: number[]): Promise<ExchangeResponse['passedOn']> {
  const rows = await findPassedOn(db, schoolIds);
  const takers = [...new Set(rows.map(({ taker }) => taker.id))];
  const lines = new Map((await findLines(db, takers)).map((line) => [`${line.schoolId} ${line.id}`, line]));
  const known = { campaigns: await findComparedCampaigns(db, takers), changes: await findChanges(db, takers) };
  return rows.map(({ lineId, ...row }) => {
    const line = lines.get(`${row.taker.id} ${lineId}`);
    return { ...row, change: line && isAnswering(line) ? changeOf(line, known) : { kind: 'none', reason: 'notDone' } };
  });
}

function requestRecord(school: number, id: number) {
  return { record: { kind: 'practiceRequest', id }, school } as const;
}

/** @throws ProblemError `notFound` */
async function getRequest(db: Services['db'], schoolId: number, id: number) {
  const [found] = await findRequests(db, [schoolId], id);
  if (!found) throw new ProblemError('notFound');
  return found;
}
