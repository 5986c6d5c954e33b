import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { nearestInYear } from '../../ground/days.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { changeAndRecord } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { hasStatus } from '../../people/schools/status.ts';
import { findDesignations, findSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { findLines } from '../plans/store.ts';
import {
  SchoolRoadmapHistoryResponse,
  SchoolRoadmapResponse,
  SchoolRoadmapStepBody,
  SchoolRoadmapsResponse,
  SchoolRoadmapText,
  YearQuery,
} from './schemas.ts';
import { digestOf, snapshotOf } from './snapshot.ts';
import { isAllowed, isStepOfRole, isWritable, rolesAtSchool, stateAfter, turnOf } from './steps.ts';
import { findOverview, findRoadmap, findRoadmapVersions, putRoadmap } from './store.ts';
import { historyOf, viewFor } from './view.ts';

export const schoolRoadmapRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;
    app.get(
      '/api/school-roadmaps',
      {
        config: { access: 'plan:read' },
        schema: { querystring: YearQuery, response: { 200: SchoolRoadmapsResponse } },
      },
      async (request) => {
        const { year } = request.query;
        const today = clock.today();
        const schools = await findSchools(db, scopeOf(callerOf(request), 'plan:read'));
        // Schools with a status are told of from the beginning of the year, before their first line.
        const schoolIds = schools.map(({ id }) => id);
        const designations = await findDesignations(db, schoolIds);
        const day = nearestInYear(today, year);
        const shown = schoolIds.filter((id) => hasStatus(designations.get(id) ?? [], day));
        const rows = await findOverview(db, { schoolIds, shown, today, year });
        return {
          year,
          today,
          schools: rows.map(({ changedAt, ...row }) => ({
            ...row,
            changedAt: changedAt?.toISOString() ?? null,
            turn: turnOf(row.state),
          })),
        };
      },
    );

    app.get(
      '/api/schools/:id/roadmap',
      {
        config: { access: 'plan:read', scope: 'school' },
        schema: { params: IdParams, querystring: YearQuery, response: { 200: SchoolRoadmapResponse } },
      },
      async (request) => viewFor(services, request, { schoolId: request.params.id, year: request.query.year }),
    );

    app.put(
      '/api/schools/:id/roadmap',
      {
        config: { access: 'plan:write', scope: 'school', audit: 'schoolRoadmap.write' },
        schema: { params: IdParams, body: SchoolRoadmapText, response: { 200: SchoolRoadmapResponse } },
      },
      async (request) => {
        const schoolId = request.params.id;
        const { aim, version, year } = request.body;
        const key = { schoolId, year };
        const roadmap = await findRoadmap(db, key);
        if (!isWritable(roadmap?.state ?? 'draft')) throw new ProblemError('schoolRoadmapLocked');
        const stamp = stampOf(services, request);
        const kept = { state: roadmap?.state ?? 'draft', note: roadmap?.note ?? '' };
        await changeAndRecord(
          db,
          request,
          { action: 'schoolRoadmap.write', ...roadmapRecord(key), details: { version: version + 1 } },
          async (trx) =>
            putRoadmap(
              trx,
              { ...key, ...stamp, ...kept, aim, version },
              snapshotOf(await findLines(trx, [schoolId], { year })),
            ),
        );
        return viewFor(services, request, key);
      },
    );

    app.post(
      '/api/schools/:id/roadmap/steps',
      {
        config: { access: 'plan:write', scope: 'school', audit: 'schoolRoadmap.step' },
        schema: { params: IdParams, body: SchoolRoadmapStepBody, response: { 200: SchoolRoadmapResponse } },
      },
      async (request) => {
        const schoolId = request.params.id;
        const { note, seen, step, version, year } = request.body;
        const key = { schoolId, year };
        const { aim = '', state = 'draft' } = (await findRoadmap(db, key)) ?? {};
        if (!isStepOfRole(step, rolesAtSchool(callerOf(request), schoolId)))
          throw new ProblemError('schoolRoadmapNotYours');
        if (!isAllowed(state, step)) throw new ProblemError('schoolRoadmapStep');
        if (step === 'return' && note.trim() === '') throw new ProblemError('schoolRoadmapReason');
        const to = stateAfter(step);
        const stamp = stampOf(services, request);
        await changeAndRecord(
          db,
          request,
          { action: 'schoolRoadmap.step', ...roadmapRecord(key), details: { state: to } },
          async (trx) => {
            const lines = snapshotOf(await findLines(trx, [schoolId], { year }));
            if (digestOf(lines) !== seen) throw new ProblemError('schoolRoadmapChanged');
            if (step === 'submit' && lines.length === 0) throw new ProblemError('schoolRoadmapEmpty');
            await putRoadmap(trx, { ...key, ...stamp, aim, note, state: to, version }, lines);
          },
        );
        return viewFor(services, request, key);
      },
    );

    app.get(
      '/api/schools/:id/roadmap/history',
      {
        config: { access: 'plan:read', scope: 'school' },
        schema: { params: IdParams, querystring: YearQuery, response: { 200: SchoolRoadmapHistoryResponse } },
      },
      async ({ params: { id: schoolId }, query: { year } }) =>
        historyOf(await findRoadmapVersions(db, { schoolId, year })),
    );
  };

function roadmapRecord({ schoolId, year }: { schoolId: number; year: number }) {
  return { record: { kind: 'schoolRoadmap', id: `${schoolId}/${year}` }, school: schoolId } as const;
}
