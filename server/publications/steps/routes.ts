/** Handing in, confirming, returning, publishing, withdrawing. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { changeAndRecord } from '../../audit/trail.ts';
import { ProblemError } from '../../http/problem.ts';
import { IdParams } from '../../http/schemas.ts';
import { callerOf } from '../../identity/access.ts';
import type { Services } from '../../services.ts';
import { requireFilled } from '../content.ts';
import { mayTake, movesOf, NEEDS_NOTE } from '../moves.ts';
import { requireShownFigures } from '../proposals/ground.ts';
import { rolesAt } from '../rights.ts';
import { publicationRecord, viewFor } from '../routes.ts';
import { Publication, StepBody } from '../schemas.ts';
import { findLineages, getPublication, type PublicationRow } from '../store.ts';
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
    const { clock, db } = services;
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
        const stamp = { day: clock.today(), at: clock.now(), by: callerOf(request).id, role };
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
