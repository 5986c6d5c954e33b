/** The state of the municipal roadmap, as of today or of a day that has passed. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { isCalendarDay } from '../../../surveys/calendar-day.ts';
import { yearOf } from '../../ground/days.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { callerOf } from '../../people/identity/access.ts';
import { permissionsOf, scopeOf } from '../../people/identity/caller.ts';
import { findSchoolsOutside } from '../../people/schools/store.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import type { Services } from '../../services.ts';
import { type RoadmapState, roadmapState } from './finding.ts';
import { roadmapInForce } from './rows.ts';
import {
  ActivityDetail,
  ActivityParams,
  DateQuery,
  RoadmapResponse,
  RoadmapStatus,
  RowsParams,
  SchoolParams,
  SchoolRoadmapStatus,
  YearParams,
  YearsResponse,
} from './schemas.ts';
import { findYears } from './store.ts';
import { activityView, refViews, rowView, schoolRow } from './view.ts';
import { templateFor } from './year.ts';

/** @throws ProblemError `invalid` for a day that is none or that lies ahead: nothing is registered as of tomorrow */
function dayOf({ clock }: Pick<Services, 'clock'>, { date = clock.today() }: { date?: string }): string {
  const message = isCalendarDay(date) ? 'lies ahead' : 'is no day of the calendar';
  if (!isCalendarDay(date) || date > clock.today())
    throw new ProblemError('invalid', [{ path: 'querystring/date', message }]);
  return date;
}

async function reachedBy(
  db: Services['db'],
  request: FastifyRequest,
  { registers }: RoadmapState,
): Promise<Set<number>> {
  const ids = registers.schools.map(({ id }) => id);
  const outside = await findSchoolsOutside(db, scopeOf(callerOf(request), 'roadmap:read'), ids);
  return new Set(ids.filter((id) => !outside.includes(id)));
}

export const roadmapRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, content, db } = services;
    const stateFor = async (request: FastifyRequest, year: number, query: { date?: string }) => {
      const territoryId = await territoryOf(db, callerOf(request), 'roadmap:read');
      return roadmapState(services, territoryId, year, dayOf(services, query));
    };

    app.get(
      '/api/roadmap',
      { config: { access: 'roadmap:read' }, schema: { response: { 200: YearsResponse } } },
      async (request) => {
        const today = clock.today();
        const stored = await findYears(db, await territoryOf(db, callerOf(request), 'roadmap:read'));
        const year = yearOf(today);
        const template = stored.some((each) => each.year === year) ? undefined : templateFor(content, year);
        const offered = template ? [{ year, version: 0, title: template.title }] : [];
        return { today, years: [...offered, ...stored].sort((a, b) => b.year - a.year) };
      },
    );

    app.get(
      '/api/roadmaps/:year',
      { config: { access: 'content:read' }, schema: { params: RowsParams, response: { 200: RoadmapResponse } } },
      async (request) => {
        const year = Number(request.params.year);
        const territoryId = await territoryOf(db, callerOf(request), 'content:read');
        const roadmap = await roadmapInForce(services, territoryId, year);
        if (!roadmap) throw new ProblemError('notFound');
        return { year, ...roadmap };
      },
    );

    app.get(
      '/api/roadmap/:year',
      {
        config: { access: 'roadmap:read' },
        schema: { params: YearParams, querystring: DateQuery, response: { 200: RoadmapStatus } },
      },
      async (request) => {
        const state = await stateFor(request, request.params.year, request.query);
        const reached = await reachedBy(db, request, state);
        const { date, roadmap } = state;
        return {
          ...roadmap.content,
          year: roadmap.year,
          date,
          version: roadmap.version,
          mayEdit: permissionsOf(callerOf(request)).includes('roadmap:edit'),
          activities: state.activities.map((activity) => rowView(activity, reached)),
        };
      },
    );

    app.get(
      '/api/roadmap/:year/activities/:no',
      {
        config: { access: 'roadmap:read' },
        schema: { params: ActivityParams, querystring: DateQuery, response: { 200: ActivityDetail } },
      },
      async (request) => {
        const { no, year } = request.params;
        const state = await stateFor(request, year, request.query);
        const found = state.activities.find(({ activity }) => activity.no === no);
        if (!found) throw new ProblemError('notFound');
        const reached = await reachedBy(db, request, state);
        return {
          date: state.date,
          activity: activityView(found, reached),
          evidence: refViews(found.evidence, state.registers, reached),
          overrides: state.overrides.filter(
            ({ activity, madeOn, schoolId }) =>
              activity === no && madeOn <= state.date && (schoolId === null || reached.has(schoolId)),
          ),
        };
      },
    );

    app.get(
      '/api/schools/:id/roadmap-status/:year',
      {
        config: { access: 'roadmap:read', scope: 'school' },
        schema: { params: SchoolParams, querystring: DateQuery, response: { 200: SchoolRoadmapStatus } },
      },
      async (request) => {
        const { id, year } = request.params;
        const { activities, date } = await stateFor(request, year, request.query);
        return { year, date, schoolId: id, activities: activities.map((each) => schoolRow(each, id)) };
      },
    );
  };
