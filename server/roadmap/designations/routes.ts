/** Which schools are participants in which year: the first register of the roadmap. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changeAndRecord } from '../../audit/trail.ts';
import { stampOf } from '../../evidence/routes.ts';
import { IdParams } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { DesignationBody, DesignationsResponse, SchoolParams } from '../schemas.ts';
import { findDesignations, putDesignation } from './store.ts';

export const designationRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;

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
          putDesignation(trx, { ...request.body, schoolId, year }, stampOf(services, request)),
        );
        return findDesignations(db, schoolId);
      },
    );
  };
