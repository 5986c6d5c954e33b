import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Empty, IdParams } from '../../../ground/http/schemas.ts';
import type { Services } from '../../../services.ts';
import { changeAndRecord } from '../../audit/trail.ts';
import { callerOf } from '../../identity/access.ts';
import { scopeOf } from '../../identity/caller.ts';
import { stampOf } from '../../identity/stamp.ts';
import { requireTerritory } from '../../territories/scope.ts';
import { getTerritoryOfSchool } from '../../territories/store.ts';
import { describeHistory, describeRegister, describeSchool } from './description.ts';
import { tidyContact, tidyForm } from './fields.ts';
import { schoolRecord } from './record.ts';
import {
  ChangedSchoolBody,
  ContactBody,
  NewSchoolBody,
  RegisterQuery,
  RegisterResponse,
  SchoolHistoryResponse,
  SchoolResponse,
} from './schemas.ts';
import { dataOf } from './store.ts';
import { addSchool, changeSchool, removeSchool } from './writing.ts';

export const registerRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(readingRoutes(services));
    await app.register(writingRoutes(services));
  };

const readingRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/register/schools',
      {
        config: { access: 'schools:manage' },
        schema: { querystring: RegisterQuery, response: { 200: RegisterResponse } },
      },
      async (request) => describeRegister(services, scopeOf(callerOf(request), 'schools:manage'), request.query),
    );

    app.get(
      '/api/register/schools/:id',
      {
        config: { access: 'campaigns:read', scope: 'school' },
        schema: { params: IdParams, response: { 200: SchoolResponse } },
      },
      async (request) => describeSchool(services, callerOf(request), request.params.id),
    );

    app.get(
      '/api/register/schools/:id/history',
      {
        config: { access: 'campaigns:read', scope: 'school' },
        schema: { params: IdParams, response: { 200: SchoolHistoryResponse } },
      },
      async (request) => describeHistory(services, request.params.id),
    );
  };

const writingRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.post(
      '/api/register/schools',
      {
        config: { access: 'schools:manage', audit: 'school.add' },
        schema: { body: NewSchoolBody, response: { 201: SchoolResponse } },
      },
      async (request, reply) => {
        const { data, territoryId } = request.body;
        const caller = callerOf(request);
        await requireTerritory(db, caller, 'schools:manage', territoryId);
        const id = await changeAndRecord(
          db,
          request,
          (made: number) => ({ action: 'school.add', ...schoolRecord(made) }),
          (trx) => addSchool(trx, territoryId, data, stampOf(services, request)),
        );
        return reply.code(201).send(await describeSchool(services, caller, id));
      },
    );

    app.put(
      '/api/register/schools/:id',
      {
        config: { access: 'schools:manage', scope: 'school', audit: 'school.change' },
        schema: { params: IdParams, body: ChangedSchoolBody, response: { 200: SchoolResponse } },
      },
      async (request) => {
        const { id } = request.params;
        const { data, version } = request.body;
        await changeAndRecord(db, request, { action: 'school.change', ...schoolRecord(id) }, (trx) =>
          changeSchool(
            trx,
            id,
            version,
            stampOf(services, request),
            async ({ closedOn, successorId, territoryId }) => ({
              data: { ...tidyForm(data), closedOn, successorId, territoryId },
            }),
          ),
        );
        return describeSchool(services, callerOf(request), id);
      },
    );

    app.put(
      '/api/register/schools/:id/contact',
      {
        config: { access: 'school:contact', scope: 'school', audit: 'school.contact' },
        schema: { params: IdParams, body: ContactBody, response: { 200: SchoolResponse } },
      },
      async (request) => {
        const { id } = request.params;
        const { contact, site, version } = request.body;
        await changeAndRecord(db, request, { action: 'school.contact', ...schoolRecord(id) }, (trx) =>
          changeSchool(trx, id, version, stampOf(services, request), async (record) => ({
            data: { ...dataOf(record), contact: tidyContact(contact), site: site.trim() },
          })),
        );
        return describeSchool(services, callerOf(request), id);
      },
    );

    app.delete(
      '/api/register/schools/:id',
      {
        config: { access: 'schools:manage', scope: 'school', audit: 'school.delete' },
        schema: { params: IdParams, response: { 204: Empty } },
      },
      async (request, reply) => {
        const { id } = request.params;
        // The entry is placed in the territory: the school is no more.
        const territoryId = await getTerritoryOfSchool(db, id);
        const record = { kind: 'school', id } as const;
        await changeAndRecord(db, request, { action: 'school.delete', record, territory: territoryId }, (trx) =>
          removeSchool(trx, id),
        );
        return reply.code(204).send(null);
      },
    );
  };
