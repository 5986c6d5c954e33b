import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ExitCriteria } from '../../../surveys/exit.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { changeAndRecord } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import type { Services } from '../../services.ts';
import { currentCriteria, editionFaults } from './edition.ts';
import { ChangeCriteriaBody, ChangeCriteriaResponse, ExitCriteriaResponse } from './schemas.ts';
import { findVersions, insertVersion } from './store.ts';

export const criteriaRoutes =
  ({ clock, content, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const current = async (territoryId: number) =>
      currentCriteria(content.exitCriteria, await findVersions(db, territoryId));

    app.get(
      '/api/exit-criteria',
      { config: { access: 'content:read' }, schema: { response: { 200: ExitCriteriaResponse } } },
      async (request) => current(await territoryOf(db, callerOf(request), 'content:read')),
    );

    app.post(
      '/api/exit-criteria',
      {
        config: { access: 'content:confirm', audit: 'exitCriteria.change' },
        schema: { body: ChangeCriteriaBody, response: { 201: ChangeCriteriaResponse } },
      },
      async (request, reply) => {
        const caller = callerOf(request);
        const territoryId = await territoryOf(db, caller, 'content:confirm');
        const shown = await current(territoryId);
        const { action } = request.body;
        const next = {
          territoryId,
          action,
          criteria: nextCriteria(content.exitCriteria, shown, request.body),
          ...stampOf({ clock }, request),
          expected: request.body.expected,
        };
        const version = await changeAndRecord(
          db,
          request,
          (made: number) => ({
            action: 'exitCriteria.change',
            record: { kind: 'exitCriteria', id: territoryId },
            territory: territoryId,
            details: { version: made },
          }),
          (trx) => insertVersion(trx, next),
        );
        return reply.code(201).send({ version });
      },
    );
  };

/** What the new version holds. @throws ProblemError `invalid` with every fault of an edit */
function nextCriteria(
  proposal: ExitCriteria,
  shown: ExitCriteriaResponse,
  { action, statuses }: ChangeCriteriaBody,
): ExitCriteria {
  if (action === 'reset') return proposal;
  if (action === 'confirm') return { proposal: false, note: shown.note, statuses: shown.statuses };
  if (statuses === undefined) throw new ProblemError('invalid', [{ path: 'statuses', message: 'needed for an edit' }]);
  const faults = editionFaults(shown.statuses, statuses);
  if (faults.length > 0) {
    throw new ProblemError(
      'invalid',
      faults.map(({ path, expected }) => ({ path, message: expected.en })),
    );
  }
  return { proposal: false, note: shown.note, statuses };
}
