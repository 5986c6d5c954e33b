import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { changeAndRecord } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { findLineages, findTerritoryOfSchool } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { findSteps } from '../steps/store.ts';
import { renderText } from '../texts/rendering.ts';
import { checkContent } from './content.ts';
import { wayOf } from './kinds.ts';
import { publicationRecord, requireWritable, viewFor } from './record.ts';
import { beginnable, type Placed, rolesAt } from './rights.ts';
import {
  ChangedPublication,
  HistoryResponse,
  NewPublication,
  Publication,
  PublicationKind,
  PublicationsResponse,
} from './schemas.ts';
import { findSummaries, findVersions, insertPublication, updatePublication } from './store.ts';
import { historyOf, summaryOf } from './view.ts';

type Db = Services['db'];

/** Where a text that cannot be rendered stands in what was sent. */
const BODY = 'body/body';

/** Where a new publication belongs. @throws ProblemError `outOfScope` when the caller writes no such thing there */
async function placeOf(db: Db, request: FastifyRequest, { kind, schoolId }: NewPublication): Promise<Placed> {
  const caller = callerOf(request);
  const writers = wayOf(kind, schoolId !== null)?.writers ?? [];
  if (schoolId !== null) {
    const territoryId = await findTerritoryOfSchool(db, schoolId);
    if (territoryId === undefined) throw new ProblemError('outOfScope');
    const lineages = await findLineages(db, [territoryId]);
    const place = { territoryId, schoolId };
    const roles = rolesAt(caller, place, lineages.get(territoryId) ?? []);
    if (!roles.some((role) => writers.includes(role))) throw new ProblemError('outOfScope');
    return place;
  }
  const own = caller.memberships.find(({ role, territoryId }) => territoryId !== null && writers.includes(role));
  if (own?.territoryId == null) throw new ProblemError('outOfScope');
  return { territoryId: own.territoryId, schoolId };
}

export const publicationRoutes =
  ({ clock, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/publications',
      { config: { access: 'publications:read' }, schema: { response: { 200: PublicationsResponse } } },
      async (request) => {
        const caller = callerOf(request);
        const rows = await findSummaries(db, scopeOf(caller, 'publications:read'));
        const lineages = await findLineages(db, [...new Set(rows.map(({ territoryId }) => territoryId))]);
        const publications = rows.map((row) => summaryOf(row, caller, lineages.get(row.territoryId) ?? []));
        return { publications, begin: beginnable(caller, PublicationKind.enum) };
      },
    );

    app.post(
      '/api/publications',
      {
        config: { access: 'publications:write', audit: 'publication.write' },
        schema: { body: NewPublication, response: { 201: Publication } },
      },
      async (request, reply) => {
        checkContent(request.body, clock.today());
        const place = await placeOf(db, request, request.body);
        const html = await renderText(request.body.body, BODY);
        const stamp = stampOf({ clock }, request);
        const id = await changeAndRecord(
          db,
          request,
          (made: number) => ({ action: 'publication.write', ...publicationRecord(made, place) }),
          (trx) => insertPublication(trx, { ...request.body, ...stamp, ...place, html }),
        );
        return reply.code(201).send(await viewFor(db, request, id));
      },
    );

    app.get(
      '/api/publications/:id',
      {
        config: { access: 'publications:read', scope: 'publication' },
        schema: { params: IdParams, response: { 200: Publication } },
      },
      async (request) => viewFor(db, request, request.params.id),
    );

    app.put(
      '/api/publications/:id',
      {
        config: { access: 'publications:write', scope: 'publication', audit: 'publication.change' },
        schema: { params: IdParams, body: ChangedPublication, response: { 200: Publication } },
      },
      async (request) => {
        const { id } = request.params;
        const { row } = await requireWritable(db, request, id);
        checkContent({ ...request.body, kind: row.kind, schoolId: row.schoolId }, clock.today());
        const html = await renderText(request.body.body, BODY);
        const stamp = stampOf({ clock }, request);
        const details = { version: request.body.version + 1 };
        await changeAndRecord(
          db,
          request,
          { action: 'publication.change', ...publicationRecord(id, row), details },
          (trx) => updatePublication(trx, id, { ...request.body, ...stamp, html }),
        );
        return viewFor(db, request, id);
      },
    );

    app.get(
      '/api/publications/:id/history',
      {
        config: { access: 'publications:read', scope: 'publication' },
        schema: { params: IdParams, response: { 200: HistoryResponse } },
      },
      async ({ params: { id } }) => historyOf(await findVersions(db, id), await findSteps(db, id)),
    );
  };
