/** Handing in, confirming, returning, publishing, withdrawing. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { changeAndRecord } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { findLineages } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { requireShownFigures } from '../figures/gate.ts';
import { requireFilled } from '../publications/content.ts';
import { mayTake, movesOf, NEEDS_NOTE } from '../publications/moves.ts';
import { publicationRecord, viewFor } from '../publications/record.ts';
import { rolesAt } from '../publications/rights.ts';
import { Publication, StepBody } from '../publications/schemas.ts';
import { getPublication, type PublicationRow } from '../publications/store.ts';
import { takeStep } from './store.ts';

type Db = Services['db'];

/** @throws ProblemError `publicationStep` when the state does not allow it, `publicationNotYours` when the role does not */
async function roleFor(db: Db, request: FastifyRequest, row: PublicationRow, { step }: StepBody) {
  const move = movesOf(row)[step];
  if (!move) throw new ProblemError('publicationStep');
  const lineage = (await findLineages(db, [row.territoryId])).get(row.territoryId) ?? [];
  const role = mayTake(row, step, rolesAt(callerOf(request), row, lineage));
  if (!role) throw new ProblemError('publicationNotYours');
  return { to: move.to, role };
}

export const publicationStepRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.post(
      '/api/publications/:id/steps',
      {
        config: { access: 'publications:step', scope: 'publication', audit: 'publication.step' },
        schema: { params: IdParams, body: StepBody, response: { 200: Publication } },
      },
      async (request) => {
        const { id } = request.params;
        const { note, step, version } = request.body;
        const row = await getPublication(db, id);
        const { role, to } = await roleFor(db, request, row, request.body);
        if (NEEDS_NOTE.includes(step) && note.trim() === '') throw new ProblemError('publicationReason');
        if (step === 'submit' || step === 'publish') requireFilled(row);
        if (step === 'publish') await requireShownFigures(services, row);
        const stamp = { ...stampOf(services, request), role };
        await changeAndRecord(
          db,
          request,
          { action: 'publication.step', ...publicationRecord(id, row), details: { state: to } },
          (trx) => takeStep(trx, { publicationId: id, step, from: row.state, to, version, note, ...stamp }),
        );
        return viewFor(db, request, id);
      },
    );
  };
