import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Empty, IdParams } from '../../ground/http/schemas.ts';
import type { Services } from '../../services.ts';
import { changeAndRecord } from '../audit/trail.ts';
import { callerOf } from '../identity/access.ts';
import { type Caller, permissionsOf, scopeOf } from '../identity/caller.ts';
import { stampOf } from '../identity/stamp.ts';
import { findContents, findVersionNumbers, findVersions } from './keeping/store.ts';
import { addTerritory, addTerritoryOver, changeTerritory, removeTerritory } from './keeping/territories.ts';
import {
  ChangedTerritoryBody,
  NewTerritoryBody,
  TerritoriesResponse,
  TerritoryHistoryResponse,
  TerritoryMade,
} from './schemas.ts';
import { findTerritoriesOf } from './store.ts';

export const territoryRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.get(
      '/api/register/territories',
      { config: { access: 'schools:manage' }, schema: { response: { 200: TerritoriesResponse } } },
      async (request) => describe(services, callerOf(request)),
    );

    app.post(
      '/api/register/territories',
      {
        config: { access: 'territories:manage', audit: 'territory.add' },
        schema: { body: NewTerritoryBody, response: { 201: TerritoryMade } },
      },
      async (request, reply) => {
        const { data, over } = request.body;
        const [caller, stamp] = [callerOf(request), stampOf(services, request)];
        const id = await changeAndRecord(
          db,
          request,
          (made: number) => ({ action: 'territory.add', ...territoryRecord(made) }),
          (trx) =>
            over === undefined
              ? addTerritory(trx, data, caller, stamp)
              : addTerritoryOver(trx, data, over, caller, stamp),
        );
        return reply.code(201).send({ id });
      },
    );

    const access = { access: 'territories:manage', scope: 'territory' } as const;
    app.put(
      '/api/register/territories/:id',
      {
        config: { ...access, audit: 'territory.change' },
        schema: { params: IdParams, body: ChangedTerritoryBody, response: { 200: TerritoriesResponse } },
      },
      async (request) => {
        const { id } = request.params;
        await changeAndRecord(db, request, { action: 'territory.change', ...territoryRecord(id) }, (trx) =>
          changeTerritory(trx, id, request.body, callerOf(request), stampOf(services, request)),
        );
        return describe(services, callerOf(request));
      },
    );

    app.delete(
      '/api/register/territories/:id',
      { config: { ...access, audit: 'territory.delete' }, schema: { params: IdParams, response: { 204: Empty } } },
      async (request, reply) => {
        const { id } = request.params;
        const record = { kind: 'territory', id } as const;
        // The entry is placed where the caller is: the territory is no more.
        await changeAndRecord(db, request, { action: 'territory.delete', record }, (trx) => removeTerritory(trx, id));
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/api/register/territories/:id/history',
      {
        config: { access: 'schools:manage', scope: 'territory' },
        schema: { params: IdParams, response: { 200: TerritoryHistoryResponse } },
      },
      async (request) => {
        const versions = await findVersions(db, request.params.id);
        return {
          versions: versions.map(({ changedAt, data: { kind, name }, ...version }) => ({
            ...version,
            kind,
            name,
            changedAt: changedAt?.toISOString() ?? null,
          })),
        };
      },
    );
  };

const territoryRecord = (id: number) => ({ record: { kind: 'territory', id }, territory: id }) as const;

async function describe({ db }: Pick<Services, 'db'>, caller: Caller): Promise<TerritoriesResponse> {
  const territories = await findTerritoriesOf(db, scopeOf(caller, 'schools:manage'));
  const ids = territories.map(({ id }) => id);
  const [contents, versions] = [await findContents(db, ids), await findVersionNumbers(db, ids)];
  const parents = new Set(territories.map(({ parentId }) => parentId));
  return {
    territories: territories.map((territory) => {
      const { roles = 0, schools = 0 } = contents.get(territory.id) ?? {};
      const isEmpty = roles === 0 && schools === 0 && !parents.has(territory.id);
      return { ...territory, version: versions.get(territory.id) ?? 0, schools, canDelete: isEmpty };
    }),
    mayManage: permissionsOf(caller).includes('territories:manage'),
  };
}
