/** Setting the state of an activity by hand, with a reason that everybody sees, and letting it be computed again. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ProblemError } from '../../../ground/http/problem.ts';
import { Empty } from '../../../ground/http/schemas.ts';
import { changeAndRecord } from '../../../people/audit/trail.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { stampOf } from '../../../people/identity/stamp.ts';
import { findSchoolsOutside } from '../../../people/schools/store.ts';
import { territoryOf } from '../../../people/territories/scope.ts';
import type { Services } from '../../../services.ts';
import { currentRoadmap, storedId } from '../finding.ts';
import { roadmapRecord } from '../record.ts';
import { NewOverride, Override, OverrideParams, YearParams } from '../schemas.ts';
import { findRoadmap } from '../store.ts';
import { endOverride, getOverride, insertOverride } from './store.ts';

export const overrideRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;

    app.post(
      '/api/roadmap/:year/overrides',
      {
        config: { access: 'roadmap:edit', audit: 'roadmap.override' },
        schema: { params: YearParams, body: NewOverride, response: { 201: Override } },
      },
      async (request, reply) => {
        const { year } = request.params;
        const { activity, schoolId, state } = request.body;
        const territoryId = await territoryOf(db, callerOf(request), 'roadmap:edit');
        const { content } = await currentRoadmap(services, territoryId, year);
        if (!content.activities.some(({ no }) => no === activity)) throw new ProblemError('notFound');
        const place = { territoryIds: [territoryId], schoolIds: [] };
        const outside = await findSchoolsOutside(db, place, schoolId === null ? [] : [schoolId]);
        if (outside.length > 0) throw new ProblemError('outOfScope');
        const stamp = stampOf(services, request);
        const details = { year: String(year), activity: String(activity), state };
        const made = await changeAndRecord(
          db,
          request,
          { action: 'roadmap.override', ...roadmapRecord(territoryId, year), details },
          async (trx) => {
            const roadmapId = await storedId(services, trx, territoryId, year, stamp);
            return getOverride(trx, roadmapId, await insertOverride(trx, roadmapId, request.body, stamp));
          },
        );
        return reply.code(201).send(made);
      },
    );

    app.post(
      '/api/roadmap/:year/overrides/:override/end',
      {
        config: { access: 'roadmap:edit', audit: 'roadmap.endOverride' },
        schema: { params: OverrideParams, response: { 204: Empty } },
      },
      async (request, reply) => {
        const { override, year } = request.params;
        const territoryId = await territoryOf(db, callerOf(request), 'roadmap:edit');
        const roadmap = await findRoadmap(db, territoryId, year);
        if (!roadmap) throw new ProblemError('notFound');
        await changeAndRecord(
          db,
          request,
          (activity: number) => ({
            action: 'roadmap.endOverride',
            ...roadmapRecord(territoryId, year),
            details: { year: String(year), activity: String(activity) },
          }),
          (trx) => endOverride(trx, roadmap.id, override, stampOf(services, request)),
        );
        return reply.code(204).send(null);
      },
    );
  };
