import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { currentCriteria } from '../../content/criteria/edition.ts';
import { findVersions } from '../../content/criteria/store.ts';
import { yearOf } from '../../ground/days.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { changeAndRecord, recordView } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { type Caller, permissionsOf, schoolsWith, scopeOf } from '../../people/identity/caller.ts';
import { Done } from '../../people/identity/schemas.ts';
import { isOpenOn } from '../../people/schools/open.ts';
import { statusOf } from '../../people/schools/status.ts';
import { findSchools } from '../../people/schools/store.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import { getTerritoryOfSchool } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { districtLines, titlesOf } from './district.ts';
import { loadDistrict, loadMaterial } from './material.ts';
import { DistrictExitResponse, JudgementBody, SchoolExitResponse } from './schemas.ts';
import { findLevers } from './school-levers.ts';
import { standOn, yearsOf } from './standing.ts';
import { insertJudgement } from './store.ts';

export const exitRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;

    app.get(
      '/api/exit',
      { config: { access: 'results:read', audit: 'exit.view' }, schema: { response: { 200: DistrictExitResponse } } },
      async (request) => {
        const caller = callerOf(request);
        const territoryId = await territoryOf(db, caller, 'results:read');
        const schoolsOfToday = (await findSchools(db, scopeOf(caller, 'results:read'))).filter((school) =>
          isOpenOn(school, clock.today()),
        );
        const ids = schoolsOfToday.map(({ id }) => id);
        const record = { kind: 'education', id: territoryId } as const;
        await recordView(db, request, { action: 'exit.view', record, territory: territoryId }, ids);
        const { state, statuses } = await criteriaOf(services, territoryId);
        const schools = await loadMaterial(services, territoryId, ids, new Set(), statuses);
        const district = await loadDistrict(services, territoryId);
        return { criteria: state, titles: titlesOf(statuses), schools: districtLines(statuses, schools, district) };
      },
    );

    app.get(
      '/api/schools/:id/exit',
      {
        config: { access: 'results:read', scope: 'school', audit: 'exit.view' },
        schema: { params: IdParams, response: { 200: SchoolExitResponse } },
      },
      async (request) => {
        const school = request.params.id;
        const record = { kind: 'school', id: school } as const;
        await recordView(db, request, { action: 'exit.view', record, school }, [school]);
        return describeSchool(services, school, callerOf(request));
      },
    );

    app.post(
      '/api/schools/:id/exit/judgements',
      {
        config: { access: 'exit:judge', scope: 'school', audit: 'exit.judge' },
        schema: { params: IdParams, body: JudgementBody, response: { 200: Done } },
      },
      async (request) => {
        const school = request.params.id;
        await requireJudged(services, school, request.body);
        const judgement = { ...request.body, schoolId: school, by: callerOf(request).id, at: clock.now() };
        const record = { kind: 'school', id: school } as const;
        const action = { action: 'exit.judge', record, school, details: { year: judgement.year } } as const;
        await changeAndRecord(db, request, action, (trx) => insertJudgement(trx, judgement));
        return {};
      },
    );
  };

async function criteriaOf({ content, db }: Services, territoryId: number) {
  return currentCriteria(content.exitCriteria, await findVersions(db, territoryId));
}

/** @throws ProblemError `invalid` for a criterion that figures decide, an unknown one, or a year to come */
async function requireJudged(services: Services, schoolId: number, { criterion, status, year }: JudgementBody) {
  const { statuses } = await criteriaOf(services, await getTerritoryOfSchool(services.db, schoolId));
  const known = statuses.find((each) => each.status === status)?.criteria.find(({ code }) => code === criterion);
  if (known?.measure !== 'judgement') {
    throw new ProblemError('invalid', [{ path: 'body/criterion', message: 'is none that people judge' }]);
  }
  if (year > yearOf(services.clock.today())) {
    throw new ProblemError('invalid', [{ path: 'body/year', message: 'has not begun' }]);
  }
}

async function describeSchool(services: Services, schoolId: number, caller: Caller): Promise<SchoolExitResponse> {
  const territoryId = await getTerritoryOfSchool(services.db, schoolId);
  const { note, state, statuses } = await criteriaOf(services, territoryId);
  const district = await loadDistrict(services, territoryId);
  // Who signs the counts sees them.
  const [material] = await loadMaterial(
    services,
    territoryId,
    [schoolId],
    schoolsWith(caller, 'return:sign'),
    statuses,
  );
  const own = statusOf(material.designations, district.today).kinds;
  return {
    schoolId,
    today: district.today,
    criteria: state,
    note,
    history: material.designations.filter(({ kinds }) => kinds.length > 0).sort((a, b) => b.year - a.year),
    years: yearsOf(material, district),
    statuses: statuses.filter(({ status }) => own.includes(status)).map((each) => standOn(each, material, district)),
    ...(await findLevers(services, territoryId, schoolId)),
    mayJudge: permissionsOf(caller).includes('exit:judge'),
  };
}
