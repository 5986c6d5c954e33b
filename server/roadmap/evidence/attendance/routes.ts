/** A school enters for itself how many of its people took part in an event, also in one of the district. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ProblemError } from '../../../ground/http/problem.ts';
import { IdParams } from '../../../ground/http/schemas.ts';
import { changeAndRecord } from '../../../people/audit/trail.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { stampOf } from '../../../people/identity/stamp.ts';
import { findLineages } from '../../../people/territories/store.ts';
import { rolesAt } from '../../../publishing/publications/rights.ts';
import type { Services } from '../../../services.ts';
import { kindOf } from '../kinds.ts';
import { evidenceRecord, viewFor } from '../record.ts';
import { reachesOf } from '../rights.ts';
import { AttendanceBody, Evidence } from '../schemas.ts';
import { getRecord, lockRecord, updateRecord } from '../store.ts';
import { requireKnownSchools } from '../writing.ts';

export const attendanceRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;
    app.put(
      '/api/evidence/:id/attendance',
      {
        config: { access: 'evidence:write', scope: 'evidence', audit: 'evidence.attendance' },
        schema: { params: IdParams, body: AttendanceBody, response: { 200: Evidence } },
      },
      async (request) => {
        const { id } = request.params;
        const { people, schoolId } = request.body;
        const row = await getRecord(db, reachesOf(callerOf(request)), id);
        if (row.kind !== 'event') throw new ProblemError('notFound');
        const lineages = await findLineages(db, [row.territoryId]);
        const place = { territoryId: row.territoryId, schoolId };
        const roles = rolesAt(callerOf(request), place, lineages.get(row.territoryId) ?? []);
        if (!roles.some((role) => kindOf('event').rights.school.includes(role))) throw new ProblemError('outOfScope');
        const { data } = row;
        await requireKnownSchools(db, row.territoryId, {
          kind: 'event',
          data: { ...data, attendance: [{ schoolId, people: 1 }] },
        });
        if (people > 0 && row.occursOn > clock.today()) {
          throw new ProblemError('invalid', [{ path: 'body/people', message: 'the event lies in the future' }]);
        }
        const stamp = stampOf(services, request);
        await changeAndRecord(
          db,
          request,
          { action: 'evidence.attendance', ...evidenceRecord(id, row) },
          async (trx) => {
            // Schools enter theirs at the same time: each changes its own entry of what is there by then.
            const held = await lockRecord(trx, id);
            if (held.kind !== 'event') throw new ProblemError('notFound');
            const others = held.data.attendance.filter((each) => each.schoolId !== schoolId);
            const attendance = people > 0 ? [...others, { schoolId, people }] : others;
            const changed = { ...held.data, attendance };
            await updateRecord(trx, id, { ...stamp, ...held, data: changed, note: '' });
          },
        );
        return viewFor(db, request, id);
      },
    );
  };
