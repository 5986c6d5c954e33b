import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isCalendarDay } from '../../../../surveys/calendar-day.ts';
import { fold, foldedWords } from '../../../../surveys/fold.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { permissionsOf, type Scope, scopeOf } from '../../../people/identity/caller.ts';
import { findSchools } from '../../../people/schools/store.ts';
import type { Services } from '../../../services.ts';
import { EnrolmentQuery, EnrolmentResponse, type EnrolmentSchool } from './schemas.ts';
import { findHeld, findSchoolsOn } from './store.ts';

const PAGE = 50;
const NOWHERE: Scope = { territoryIds: [], schoolIds: [] };
const collator = new Intl.Collator('ru', { numeric: true });

/** Numbers of people of all schools on one page. */
export const enrolmentOverviewRoutes =
  ({ clock, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/roll',
      {
        config: { access: 'coverage:read' },
        schema: { querystring: EnrolmentQuery, response: { 200: EnrolmentResponse } },
      },
      async (request) => {
        const { missing = false, on = clock.today(), page = 1, q = '', territory } = request.query;
        if (!isCalendarDay(on)) throw new ProblemError('invalid', [{ path: 'querystring/on', message: 'a day' }]);
        const caller = callerOf(request);
        const mayEdit = permissionsOf(caller).includes('roll:edit');
        const editable = await findSchools(db, mayEdit ? scopeOf(caller, 'roll:edit') : NOWHERE);
        const seen = await findSchoolsOn(db, scopeOf(caller, 'coverage:read'), on);
        const territories = new Map(seen.map((school) => [school.territoryId, school.territory]));
        const placed = territory === undefined ? seen : seen.filter(({ territoryId }) => territoryId === territory);
        const ids = placed.map(({ id }) => id);
        const held = Map.groupBy(await findHeld(db, ids, on), ({ schoolId }) => schoolId);
        const own = new Set(editable.map(({ id }) => id));
        const rows = placed
          .sort(
            (a, b) =>
              collator.compare(a.territory.ru, b.territory.ru) || collator.compare(a.shortName.ru, b.shortName.ru),
          )
          .map(({ id, shortName, territoryId }) => ({
            id,
            shortName,
            territoryId,
            mayEdit: own.has(id),
            numbers: numbersOf(held.get(id) ?? []),
          }));
        const words = foldedWords(q);
        const found = rows
          .filter((row) => !missing || !isComplete(row))
          .filter(({ shortName }) => words.every((word) => fold(`${shortName.ru} ${shortName.en}`).includes(word)));
        return {
          on,
          territories: [...territories].map(([id, name]) => ({ id, name })),
          schools: found.slice((page - 1) * PAGE, page * PAGE),
          found: found.length,
          pages: Math.max(1, Math.ceil(found.length / PAGE)),
          total: rows.length,
          complete: rows.filter(isComplete).length,
        };
      },
    );
  };

const isComplete = ({ numbers }: Pick<EnrolmentSchool, 'numbers'>): boolean =>
  Object.values(numbers).every((number) => number !== null);

function numbersOf(held: Awaited<ReturnType<typeof findHeld>>): EnrolmentSchool['numbers'] {
  const of = (audience: string, grade: number) => {
    const row = held.find((each) => each.audience === audience && each.grade === grade);
    return row ? { people: row.people, asOf: row.asOf } : null;
  };
  return {
    teacher: of('teacher', 0),
    student6: of('student', 6),
    student8: of('student', 8),
    parent6: of('parent', 6),
    parent8: of('parent', 8),
  };
}
