import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ProblemError } from '../../../ground/http/problem.ts';
import { IdParams } from '../../../ground/http/schemas.ts';
import type { Services } from '../../../services.ts';
import { changeAndRecord } from '../../audit/trail.ts';
import { callerOf } from '../../identity/access.ts';
import { scopeOf } from '../../identity/caller.ts';
import { stampOf } from '../../identity/stamp.ts';
import { describeSchool } from '../register/description.ts';
import { schoolRecord } from '../register/record.ts';
import { CloseBody, MergeBody, MergePreview, MergeQuery, ReopenBody, SchoolResponse } from '../register/schemas.ts';
import { isSchoolInScope } from '../store.ts';
import { closeSchool, mergeSchool, previewMerge, reopenSchool } from './closing.ts';

export const closingRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;
    const access = { access: 'schools:manage', scope: 'school' } as const;
    const response = { 200: SchoolResponse };

    app.post(
      '/api/register/schools/:id/close',
      { config: { ...access, audit: 'school.close' }, schema: { params: IdParams, body: CloseBody, response } },
      async (request) => {
        const { id } = request.params;
        await changeAndRecord(db, request, { action: 'school.close', ...schoolRecord(id) }, (trx) =>
          closeSchool(trx, id, request.body, stampOf(services, request)),
        );
        return describeSchool(services, callerOf(request), id);
      },
    );

    app.post(
      '/api/register/schools/:id/reopen',
      { config: { ...access, audit: 'school.reopen' }, schema: { params: IdParams, body: ReopenBody, response } },
      async (request) => {
        const { id } = request.params;
        await changeAndRecord(db, request, { action: 'school.reopen', ...schoolRecord(id) }, (trx) =>
          reopenSchool(trx, id, request.body.version, stampOf(services, request)),
        );
        return describeSchool(services, callerOf(request), id);
      },
    );

    app.get(
      '/api/register/schools/:id/merge',
      { config: access, schema: { params: IdParams, querystring: MergeQuery, response: { 200: MergePreview } } },
      async (request) => {
        const { into } = request.query;
        if (!(await isSchoolInScope(db, scopeOf(callerOf(request), 'schools:manage'), into))) {
          throw new ProblemError('outOfScope');
        }
        return previewMerge(db, request.params.id, into, clock.today());
      },
    );

    app.post(
      '/api/register/schools/:id/merge',
      { config: { ...access, audit: 'school.merge' }, schema: { params: IdParams, body: MergeBody, response } },
      async (request) => {
        const { id } = request.params;
        const { into } = request.body;
        if (!(await isSchoolInScope(db, scopeOf(callerOf(request), 'schools:manage'), into))) {
          throw new ProblemError('outOfScope');
        }
        const details = { after: String(into) };
        await changeAndRecord(db, request, { action: 'school.merge', ...schoolRecord(id), details }, (trx) =>
          mergeSchool(trx, id, request.body, stampOf(services, request)),
        );
        return describeSchool(services, callerOf(request), id);
      },
    );
  };
