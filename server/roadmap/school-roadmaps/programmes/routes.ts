import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ProblemError } from '../../../ground/http/problem.ts';
import { IdParams } from '../../../ground/http/schemas.ts';
import { changeAndRecord } from '../../../people/audit/trail.ts';
import { stampOf } from '../../../people/identity/stamp.ts';
import type { Services } from '../../../services.ts';
import { YearQuery } from '../schemas.ts';
import { FactorParams, Programme, ProgrammeBody, ProgrammeHistoryResponse, ProgrammesResponse } from './schemas.ts';
import { findProgrammes, findProgrammeVersions, putProgramme } from './store.ts';

export const programmeRoutes =
  ({ clock, content, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/schools/:id/programmes',
      {
        config: { access: 'plan:read', scope: 'school' },
        schema: { params: IdParams, querystring: YearQuery, response: { 200: ProgrammesResponse } },
      },
      async ({ params: { id: schoolId }, query: { year } }) => ({
        schoolId,
        year,
        programmes: await findProgrammes(db, { schoolId, year }),
      }),
    );

    app.put(
      '/api/schools/:id/programmes/:factor',
      {
        config: { access: 'plan:write', scope: 'school', audit: 'programme.write' },
        schema: { params: FactorParams, body: ProgrammeBody, response: { 200: Programme } },
      },
      async (request) => {
        const { factor, id: schoolId } = request.params;
        const { version, year } = request.body;
        if (!content.riskModel.factors.some(({ code }) => code === factor)) throw new ProblemError('notFound');
        const stamp = stampOf({ clock }, request);
        await changeAndRecord(
          db,
          request,
          {
            action: 'programme.write',
            record: { kind: 'programme', id: `${schoolId}/${year}/${factor}` },
            school: schoolId,
            details: { version: version + 1 },
          },
          (trx) => putProgramme(trx, { ...request.body, ...stamp, schoolId, factor }),
        );
        const [programme] = await findProgrammes(db, { schoolId, year }, factor);
        if (!programme) throw new ProblemError('notFound');
        return programme;
      },
    );

    app.get(
      '/api/schools/:id/programmes/:factor/history',
      {
        config: { access: 'plan:read', scope: 'school' },
        schema: { params: FactorParams, querystring: YearQuery, response: { 200: ProgrammeHistoryResponse } },
      },
      async ({ params: { factor, id: schoolId }, query: { year } }) => ({
        versions: await findProgrammeVersions(db, { schoolId, year }, factor),
      }),
    );
  };
