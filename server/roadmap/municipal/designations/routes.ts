/** Which schools are participants in which year: the first register of the roadmap. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../../ground/http/schemas.ts';
import { changeAndRecord } from '../../../people/audit/trail.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { stampOf } from '../../../people/identity/stamp.ts';
import { territoryOf } from '../../../people/territories/scope.ts';
import type { Services } from '../../../services.ts';
import { DesignationBody, DesignationsOfYear, DesignationsResponse, SchoolParams, YearParams } from '../schemas.ts';
import { correctDesignation, statusesIn } from './list.ts';
import { findDesignations, findNewestEntries } from './store.ts';

export const designationRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;

    app.get(
      '/api/designations/:year',
      {
        config: { access: 'roadmap:edit' },
        schema: { params: YearParams, response: { 200: DesignationsOfYear } },
      },
      async (request) => {
        const territoryId = await territoryOf(db, callerOf(request), 'roadmap:edit');
        return { schools: await describeYear(services, territoryId, request.params.year) };
      },
    );

    app.get(
      '/api/schools/:id/designations',
      {
        config: { access: 'roadmap:read', scope: 'school' },
        schema: { params: IdParams, response: { 200: DesignationsResponse } },
      },
      async (request) => findDesignations(db, request.params.id),
    );

    app.put(
      '/api/schools/:id/designations/:year',
      {
        config: { access: 'roadmap:edit', scope: 'school', audit: 'designation.change' },
        schema: { params: SchoolParams, body: DesignationBody, response: { 200: DesignationsResponse } },
      },
      async (request) => {
        const { id: schoolId, year } = request.params;
        const record = { kind: 'designation', id: `${schoolId}/${year}` } as const;
        await changeAndRecord(db, request, { action: 'designation.change', record, school: schoolId }, (trx) =>
          correctDesignation(trx, { ...request.body, schoolId, year }, stampOf(services, request)),
        );
        return findDesignations(db, schoolId);
      },
    );
  };

async function describeYear({ db }: Pick<Services, 'db'>, territoryId: number, year: number) {
  const entries = await findNewestEntries(db, territoryId, year);
  const newest = new Map(entries.map((entry) => [entry.schoolId, entry.newest]));
  const statuses = await statusesIn(db, territoryId, year);
  return statuses.map((status) => ({ ...status, newest: newest.get(status.schoolId) ?? null }));
}
