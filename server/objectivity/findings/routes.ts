import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { checksOf } from '../../../analytics/objectivity/checks.ts';
import { toldCount } from '../../../analytics/suppression/few-people.ts';
import { objectivityTexts } from '../../../surveys/objectivity-texts.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { recordView } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import { isOpenOn } from '../../people/schools/open.ts';
import { findSchools } from '../../people/schools/store.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import { getTerritoryOfSchool } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { findCases } from '../cases/views.ts';
import { findSeenItems } from '../item-results/store.ts';
import { schoolItems, testItems } from '../item-results/views.ts';
import { findListYears, findOutsideMarks } from '../lists/store.ts';
import { findHidden, findWaiting } from '../released/store.ts';
import { type TestKey, testKey } from '../tests/catalogue.ts';
import { absenceSummary, schoolAbsences, testAbsences } from './absences.ts';
import { changeLines, districtChanges, schoolChanges } from './changes.ts';
import { ANALYSIS } from './job.ts';
import { outsideYears, schoolLines } from './lines.ts';
import {
  liftedView,
  referenceView,
  schoolMarks,
  schoolTestView,
  signalView,
  stateView,
  summaryOf,
  testSummary,
  testView,
  titleOf,
} from './presentation.ts';
import {
  ObjectivityResponse,
  ObjectivityRulesResponse,
  ObjectivityTestParams,
  ObjectivityTestResponse,
  SchoolObjectivityResponse,
} from './schemas.ts';
import {
  countByDistrict,
  findAbsent,
  findChanges,
  findFinding,
  findSchoolTests,
  findState,
  findTestFindings,
} from './store.ts';

const READING = { access: 'objectivity:read' } as const;

export const objectivityRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, content, db, jobs } = services;
    const territory = (request: FastifyRequest) => territoryOf(db, callerOf(request), 'objectivity:read');

    app.get(
      '/api/objectivity',
      { config: { ...READING, audit: 'objectivity.view' }, schema: { response: { 200: ObjectivityResponse } } },
      async (request) => {
        const id = await territory(request);
        const scope = scopeOf(callerOf(request), 'objectivity:read');
        const state = await findState(db, id);
        const summary = summaryOf(state);
        const { checks, district, schools } = await schoolLines(services, id, scope, summary.tests);
        const known = new Set(schools.map(({ schoolId }) => schoolId));
        const all = await findSchools(db, scope);
        const record = { kind: 'objectivity', id } as const;
        await recordView(
          db,
          request,
          { action: 'objectivity.view', record },
          schools.map(({ schoolId }) => schoolId),
        );
        return {
          state: stateView(state, await jobs.find(ANALYSIS, String(id))),
          reference: referenceView(summary),
          tests: summary.tests.map(testSummary),
          schools,
          checks,
          withoutResults: all.filter((own) => isOpenOn(own, clock.today()) && !known.has(own.id)).map(({ id }) => id),
          district: { lifted: liftedView(summary), looks: summary.looks, judged: summary.judged, checks: district },
          districts: await countByDistrict(db, id, scope),
          changes: changeLines(await findChanges(db, id, scope)),
          districtChanges: districtChanges(summary.tests),
          absence: absenceSummary(await findAbsent(db, id, scope), summary.tests),
          listYears: await findListYears(db, id),
        };
      },
    );

    app.get(
      '/api/objectivity/tests/:year/:subject/:grade',
      { config: READING, schema: { params: ObjectivityTestParams, response: { 200: ObjectivityTestResponse } } },
      async (request) => {
        const id = await territory(request);
        const state = await findState(db, id);
        const summary = summaryOf(state);
        const key = testKey(request.params);
        const test = summary.tests.find((each) => testKey(each) === key);
        if (test === undefined) throw new ProblemError('notFound');
        const scope = scopeOf(callerOf(request), 'objectivity:read');
        const isOfTest = (each: TestKey) => testKey(each) === key;
        const schools = (await findTestFindings(db, id, scope)).filter(isOfTest);
        const hidden = (await findHidden(db, scope)).filter(isOfTest);
        return {
          ...testView(test, schools, hidden.length),
          changes: changeLines((await findChanges(db, id, scope)).filter(isOfTest)),
          districtChanges: districtChanges([test]),
          items: testItems(test, await findSeenItems(db, id, scope, test)),
          absences: testAbsences((await findAbsent(db, id, scope)).filter(isOfTest)),
          state: stateView(state, await jobs.find(ANALYSIS, String(id))),
          reference: referenceView(summary),
        };
      },
    );

    app.get(
      '/api/schools/:id/objectivity',
      {
        config: { ...READING, scope: 'school', audit: 'objectivity.view' },
        schema: { params: IdParams, response: { 200: SchoolObjectivityResponse } },
      },
      async (request) => {
        const schoolId = request.params.id;
        const id = await getTerritoryOfSchool(db, schoolId);
        const state = await findState(db, id);
        const summary = summaryOf(state);
        const finding = await findFinding(db, id, schoolId);
        const stored = await findSchoolTests(db, id, schoolId);
        const tests = stored.flatMap((own) => schoolTestView(own, summary.tests));
        const waiting = await findWaiting(db, { territoryIds: [], schoolIds: [schoolId] });
        const taken = new Set([...tests, ...waiting].map(testKey));
        const record = { kind: 'school', id: schoolId } as const;
        await recordView(db, request, { action: 'objectivity.view', record, school: schoolId }, [schoolId]);
        return {
          schoolId,
          tests,
          today: clock.today(),
          marks: schoolMarks(stored, summary.tests),
          changes: schoolChanges(stored, summary.tests),
          items: schoolItems(stored, summary.tests),
          absences: schoolAbsences(stored, summary.tests),
          state: stateView(state, await jobs.find(ANALYSIS, String(id))),
          reference: referenceView(summary),
          finding: finding
            ? {
                n: toldCount(finding.n),
                level: finding.level,
                checks: checksOf(finding),
                signals: finding.signals.map(signalView),
              }
            : null,
          missing: summary.tests
            .filter((test) => !taken.has(testKey(test)))
            .map(({ grade, subject, title, year }) => ({ year, subject, grade, title })),
          waiting: waiting.map((own) => ({ ...own, title: titleOf(summary.tests, own) })),
          faults: summary.faults
            .filter((own) => own.schoolId === schoolId)
            .map(({ schoolId: _, ...own }) => ({ ...own, title: titleOf(summary.tests, own) })),
          outside: outsideYears(await findListYears(db, id), await findOutsideMarks(db, id, [schoolId])),
          cases: await findCases(services, schoolId),
        };
      },
    );

    app.get(
      '/api/objectivity/rules',
      { config: READING, schema: { response: { 200: ObjectivityRulesResponse } } },
      async () => {
        const { innocent, signals } = objectivityTexts;
        return { ...content.objectivityRules, signals, innocent };
      },
    );
  };
