import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isCalendarDay } from '../../../surveys/calendar-day.ts';
import { type Fault, ProblemError } from '../../ground/http/problem.ts';
import { Empty, IdParams } from '../../ground/http/schemas.ts';
import { recordAction } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import { findSchoolsOutside } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { SURVEYED_GRADES } from '../campaigns/opening.ts';
import { ALL_GRADES, gradeView } from '../submissions/cell.ts';
import { RollBody, type RollEntry, RollEntryQuery, RollHistoryResponse, RollResponse } from './schemas.ts';
import { deleteRoll, findRollHistory, putRoll } from './store.ts';

/** Five thousand entries, each at its longest, take 440 KB. */
const BODY_LIMIT = 512 * 1024;

/** What is entered here counts from the next opening on: a campaign keeps the numbers that it was opened with. */
export const rollRoutes =
  ({ clock, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/schools/:id/roll',
      {
        config: { access: 'coverage:read', scope: 'school' },
        schema: { params: IdParams, response: { 200: RollHistoryResponse } },
      },
      async ({ params: { id: schoolId } }) => {
        const entries = await findRollHistory(db, schoolId);
        return {
          schoolId,
          entries: entries.map(({ audience, grade, recordedAt, ...entry }) => ({
            ...entry,
            audience: audience as RollEntry['audience'],
            grade: gradeView(grade),
            recordedAt: recordedAt?.toISOString() ?? null,
          })),
        };
      },
    );

    app.post(
      '/api/roll',
      {
        bodyLimit: BODY_LIMIT,
        config: { access: 'roll:edit', audit: 'roll.change' },
        schema: { body: RollBody, response: { 200: RollResponse } },
      },
      async (request) => {
        const caller = callerOf(request);
        const { entries } = request.body;
        const schoolIds = [...new Set(entries.map(({ schoolId }) => schoolId))];
        const outside = await findSchoolsOutside(db, scopeOf(caller, 'roll:edit'), schoolIds);
        if (outside.length > 0) throw new ProblemError('outOfScope');
        const faults = entries.flatMap((entry, index) => faultsOf(entry, `entries.${index}`));
        if (faults.length > 0) throw new ProblemError('invalid', faults);
        await db.transaction().execute(async (trx) => {
          const rows = entries.map((entry) => ({ ...entry, grade: entry.grade ?? ALL_GRADES }));
          await putRoll(trx, lastOfEach(rows), caller.id, clock.now());
          for (const schoolId of schoolIds)
            await recordAction(trx, request, { action: 'roll.change', ...rollRecord(schoolId) });
        });
        return { stored: entries.length };
      },
    );

    app.delete(
      '/api/schools/:id/roll',
      {
        config: { access: 'roll:edit', scope: 'school', audit: 'roll.remove' },
        schema: { params: IdParams, querystring: RollEntryQuery, response: { 204: Empty } },
      },
      async (request, reply) => {
        const { audience, asOf, grade = ALL_GRADES } = request.query;
        const schoolId = request.params.id;
        if (!isCalendarDay(asOf))
          throw new ProblemError('invalid', [{ path: 'querystring/asOf', message: 'a day of the calendar' }]);
        await db.transaction().execute(async (trx) => {
          if (!(await deleteRoll(trx, { schoolId, audience, grade, asOf }))) throw new ProblemError('notFound');
          await recordAction(trx, request, { action: 'roll.remove', ...rollRecord(schoolId) });
        });
        return reply.code(204).send(null);
      },
    );
  };

const rollRecord = (school: number) => ({ record: { kind: 'roll', id: school }, school }) as const;

/** Teachers are counted as one; of students and parents the surveyed grades are. */
function faultsOf({ asOf, audience, grade }: RollEntry, path: string): Fault[] {
  const faults: Fault[] = [];
  const grades: readonly (number | null)[] = audience === 'teacher' ? [null] : SURVEYED_GRADES;
  if (!grades.includes(grade)) faults.push({ path: `${path}.grade`, message: `one of ${grades.join(', ') || 'null'}` });
  if (!isCalendarDay(asOf)) faults.push({ path: `${path}.asOf`, message: 'a day of the calendar' });
  return faults;
}

/** Of two entries for the same group and day the later line counts. */
function lastOfEach<Row extends { schoolId: number; audience: string; grade: number; asOf: string }>(
  rows: Row[],
): Row[] {
  return [...new Map(rows.map((row) => [`${row.schoolId} ${row.audience} ${row.grade} ${row.asOf}`, row])).values()];
}
