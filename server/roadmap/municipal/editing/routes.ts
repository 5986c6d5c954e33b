/** Changing the roadmap of a year, making another year's, and looking into what was changed. */
import { isDeepStrictEqual } from 'node:util';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { roadmapFaults } from '../../../../surveys/register-rules.ts';
import type { Roadmap } from '../../../../surveys/roadmap.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { changeAndRecord } from '../../../people/audit/trail.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { stampOf } from '../../../people/identity/stamp.ts';
import { territoryOf } from '../../../people/territories/scope.ts';
import type { Services } from '../../../services.ts';
import { currentRoadmap, storedId } from '../finding.ts';
import { findOverrides } from '../overrides/store.ts';
import { roadmapRecord } from '../record.ts';
import { ChangedRoadmap, NewRoadmap, RoadmapContent, RoadmapHistory, VersionParams, YearParams } from '../schemas.ts';
import { findRoadmap, findVersions, insertRoadmap, updateRoadmap } from '../store.ts';
import { moveRoadmap, templateFor } from '../year.ts';

/** @throws ProblemError `invalid` naming every fault */
function checkContent(content: Roadmap): void {
  const faults = roadmapFaults('roadmap', content);
  if (faults.length === 0) return;
  throw new ProblemError(
    'invalid',
    faults.map(({ expected, path }) => ({ path: `body/content/${path}`, message: expected.en })),
  );
}

/** Numbers of rows that were added, changed or taken out. */
function changedRows(content: Roadmap, before: Roadmap): number[] {
  const numbers = new Set([...content.activities, ...before.activities].map(({ no }) => no));
  const row = ({ activities }: Roadmap, no: number) => activities.find((each) => each.no === no);
  return [...numbers].filter((no) => !isDeepStrictEqual(row(content, no), row(before, no))).sort((a, b) => a - b);
}

export const roadmapEditingRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;

    app.post(
      '/api/roadmap',
      {
        config: { access: 'roadmap:edit', audit: 'roadmap.make' },
        schema: { body: NewRoadmap, response: { 201: RoadmapContent } },
      },
      async (request, reply) => {
        const { from, year } = request.body;
        const territoryId = await territoryOf(db, callerOf(request), 'roadmap:edit');
        const source = await currentRoadmap(services, territoryId, from ?? year);
        const content = moveRoadmap(source.content, source.year, year);
        await changeAndRecord(db, request, { action: 'roadmap.make', ...roadmapRecord(territoryId, year) }, (trx) =>
          insertRoadmap(trx, { territoryId, year, content }, stampOf(services, request), ''),
        );
        return reply.code(201).send({ year, version: 1, content });
      },
    );

    app.put(
      '/api/roadmap/:year',
      {
        config: { access: 'roadmap:edit', audit: 'roadmap.change' },
        schema: { params: YearParams, body: ChangedRoadmap, response: { 200: RoadmapContent } },
      },
      async (request) => {
        const { year } = request.params;
        const { content, note, version } = request.body;
        checkContent(content);
        const territoryId = await territoryOf(db, callerOf(request), 'roadmap:edit');
        const stamp = stampOf(services, request);
        await changeAndRecord(
          db,
          request,
          { action: 'roadmap.change', ...roadmapRecord(territoryId, year) },
          async (trx) => {
            const before = await currentRoadmap({ ...services, db: trx }, territoryId, year);
            // Who saw the template changes the first version, unless that is no longer the template.
            const isTemplate = isDeepStrictEqual(before.content, templateFor(services.content, year));
            if (version === 0 && !isTemplate) throw new ProblemError('roadmapChanged');
            const id = await storedId(services, trx, territoryId, year, stamp);
            await updateRoadmap(trx, id, { content, note: note.trim(), version: Math.max(1, version) }, stamp);
          },
        );
        return currentRoadmap(services, territoryId, year);
      },
    );

    app.get(
      '/api/roadmap/:year/history',
      { config: { access: 'roadmap:read' }, schema: { params: YearParams, response: { 200: RoadmapHistory } } },
      async (request) => {
        const territoryId = await territoryOf(db, callerOf(request), 'roadmap:read');
        const { id } = await currentRoadmap(services, territoryId, request.params.year);
        if (id === null) return { versions: [], overrides: [] };
        const versions = await findVersions(db, id);
        return {
          versions: versions.map(({ changedAt, content, ...version }, index) => {
            const before = versions[index + 1];
            return {
              ...version,
              changedAt: changedAt.toISOString(),
              rows: before ? changedRows(content, before.content) : [],
            };
          }),
          overrides: (await findOverrides(db, id)).filter(({ schoolId }) => schoolId === null),
        };
      },
    );

    app.get(
      '/api/roadmap/:year/versions/:version',
      { config: { access: 'roadmap:read' }, schema: { params: VersionParams, response: { 200: RoadmapContent } } },
      async (request) => {
        const { version, year } = request.params;
        const territoryId = await territoryOf(db, callerOf(request), 'roadmap:read');
        const roadmap = await findRoadmap(db, territoryId, year);
        const found = roadmap && (await findVersions(db, roadmap.id)).find((each) => each.version === version);
        if (!found) throw new ProblemError('notFound');
        return { year, version, content: found.content };
      },
    );
  };
