import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { IdParams } from '../../ground/http/schemas.ts';
import { changeAndRecord } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { findLineages } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { checkEvidence } from './check.ts';
import { fieldsOf } from './fields.ts';
import { findFiles } from './files/store.ts';
import { EVIDENCE_KINDS } from './kinds.ts';
import { evidenceRecord, viewFor } from './record.ts';
import { addresseeOf, beginnable, dataFor, reachesOf } from './rights.ts';
import {
  ChangedEvidence,
  Evidence,
  EvidenceHistory,
  EvidenceKindsResponse,
  EvidenceQuery,
  EvidenceResponse,
  NewEvidence,
  WithdrawalBody,
} from './schemas.ts';
import {
  findByKey,
  findHistory,
  findPage,
  getRecord,
  insertRecord,
  RECORDS_OF_A_PAGE,
  setWithdrawn,
  updateRecord,
} from './store.ts';
import { evidenceOf } from './view.ts';
import { placeOf, requireWritable, requireWriter } from './writing.ts';

type Db = Services['db'];

async function listFor(db: Db, request: FastifyRequest, query: EvidenceQuery): Promise<EvidenceResponse> {
  const caller = callerOf(request);
  const { count, rows } = await findPage(db, reachesOf(caller), query);
  const lineages = await findLineages(db, [...new Set(rows.map(({ territoryId }) => territoryId))]);
  const files = Map.groupBy(
    await findFiles(
      db,
      rows.map(({ id }) => id),
    ),
    ({ evidenceId }) => evidenceId,
  );
  const evidence = rows.map((row) =>
    evidenceOf(row, caller, lineages.get(row.territoryId) ?? [], files.get(row.id) ?? []),
  );
  return { evidence, page: query.page ?? 1, count, size: RECORDS_OF_A_PAGE, begin: beginnable(caller) };
}

export const evidenceRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;
    app.get(
      '/api/evidence-kinds',
      { config: { access: 'evidence:read' }, schema: { response: { 200: EvidenceKindsResponse } } },
      async () => ({ kinds: EVIDENCE_KINDS.map((kind) => ({ kind, fields: fieldsOf(kind) })) }),
    );

    app.get(
      '/api/evidence',
      {
        config: { access: 'evidence:read' },
        schema: { querystring: EvidenceQuery, response: { 200: EvidenceResponse } },
      },
      async (request) => listFor(db, request, request.query),
    );

    app.post(
      '/api/evidence',
      {
        config: { access: 'evidence:write', audit: 'evidence.write' },
        schema: { body: NewEvidence, response: { 201: Evidence } },
      },
      async (request, reply) => {
        const { key, occursOn, schoolId } = request.body;
        const typed = checkEvidence(request.body, clock.today());
        const place = await placeOf(db, request, request.body);
        await requireWriter(db, request, place, typed, null);
        const stamp = stampOf(services, request);
        const id = await changeAndRecord(
          db,
          request,
          (made: number) => ({ action: 'evidence.write', ...evidenceRecord(made, place) }),
          async (trx) => {
            const sent = key === undefined ? undefined : await findByKey(trx, key, stamp.by);
            return sent ?? insertRecord(trx, { ...stamp, ...place, ...typed, key, occursOn, schoolId });
          },
        );
        return reply.code(201).send(await viewFor(db, request, id));
      },
    );

    app.get(
      '/api/evidence/:id',
      {
        config: { access: 'evidence:read', scope: 'evidence' },
        schema: { params: IdParams, response: { 200: Evidence } },
      },
      async (request) => viewFor(db, request, request.params.id),
    );

    app.put(
      '/api/evidence/:id',
      {
        config: { access: 'evidence:write', scope: 'evidence', audit: 'evidence.change' },
        schema: { params: IdParams, body: ChangedEvidence, response: { 200: Evidence } },
      },
      async (request) => {
        const { id } = request.params;
        const { note = '', occursOn, version } = request.body;
        const row = await requireWritable(db, request, id);
        const typed = checkEvidence({ ...request.body, kind: row.kind }, clock.today());
        await requireWriter(db, request, row, typed, addresseeOf(row));
        const change = { ...stampOf(services, request), version, occursOn, data: typed.data, note };
        await changeAndRecord(db, request, { action: 'evidence.change', ...evidenceRecord(id, row) }, (trx) =>
          updateRecord(trx, id, change),
        );
        return viewFor(db, request, id);
      },
    );

    for (const [step, withdrawn] of [
      ['withdraw', true],
      ['restore', false],
    ] as const) {
      app.post(
        `/api/evidence/:id/${step}`,
        {
          config: { access: 'evidence:write', scope: 'evidence', audit: `evidence.${step}` },
          schema: { params: IdParams, body: WithdrawalBody, response: { 200: Evidence } },
        },
        async (request) => {
          const { id } = request.params;
          const row = await requireWritable(db, request, id);
          const change = { ...stampOf(services, request), ...request.body, withdrawn };
          await changeAndRecord(db, request, { action: `evidence.${step}`, ...evidenceRecord(id, row) }, (trx) =>
            setWithdrawn(trx, id, change),
          );
          return viewFor(db, request, id);
        },
      );
    }

    app.get(
      '/api/evidence/:id/history',
      {
        config: { access: 'evidence:read', scope: 'evidence' },
        schema: { params: IdParams, response: { 200: EvidenceHistory } },
      },
      async (request) => {
        const { id } = request.params;
        const row = await getRecord(db, reachesOf(callerOf(request)), id);
        const lineage = (await findLineages(db, [row.territoryId])).get(row.territoryId) ?? [];
        const versions = await findHistory(db, id);
        return {
          versions: versions.map((each) => ({
            ...each,
            data: dataFor(callerOf(request), { ...row, data: each.data } as typeof row, lineage)
              .data as Evidence['data'],
            changedAt: each.changedAt.toISOString(),
          })),
        };
      },
    );
  };
