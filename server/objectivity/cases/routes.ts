import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isCalendarDay } from '../../../surveys/calendar-day.ts';
import type { Seen } from '../../ground/db/stored/schemas.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { changeAndRecord } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { findSchoolsOutside } from '../../people/schools/store.ts';
import { getTerritoryOfSchool } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { insertMeasure, updateMeasure } from '../case-measures/store.ts';
import { findFinding } from '../findings/store.ts';
import {
  CaseParams,
  CaseView,
  ChangedMeasure,
  MeasureParams,
  NewCase,
  NewMeasure,
  NextStep,
  type Sign,
} from './schemas.ts';
import { checkStep } from './steps.ts';
import { getCase, insertCase, updateCase } from './store.ts';
import { findCases } from './views.ts';

const working = (
  audit: 'objectivityCase.note' | 'objectivityCase.step' | 'objectivityMeasure.assign' | 'objectivityMeasure.change',
) => ({ access: 'objectivity:work', scope: 'school', audit }) as const;

export const objectivityCaseRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, content, db } = services;

    async function viewOf(schoolId: number, caseId: number): Promise<CaseView> {
      const found = (await findCases(services, schoolId)).find(({ id }) => id === caseId);
      if (!found) throw new ProblemError('notFound');
      return found;
    }

    app.post(
      '/api/schools/:id/objectivity/cases',
      {
        config: working('objectivityCase.note'),
        schema: { params: IdParams, body: NewCase, response: { 201: CaseView } },
      },
      async (request, reply) => {
        const schoolId = request.params.id;
        const { note, sign } = request.body;
        const seen = await seenNow(db, schoolId, sign);
        const id = await changeAndRecord(
          db,
          request,
          (made: number) => ({ action: 'objectivityCase.note', ...caseRecord(schoolId, made, { sign }) }),
          (trx) => insertCase(trx, { schoolId, sign, seen, note }, stampOf({ clock }, request)),
        );
        return reply.code(201).send(await viewOf(schoolId, id));
      },
    );

    app.put(
      '/api/schools/:id/objectivity/cases/:case',
      {
        config: working('objectivityCase.step'),
        schema: { params: CaseParams, body: NextStep, response: { 200: CaseView } },
      },
      async (request) => {
        const { case: caseId, id: schoolId } = request.params;
        const { partnerId, state } = request.body;
        const known = await getCase(db, { schoolId, caseId });
        // Two who look at the same step: the later one is told that it was taken, not that hers cannot follow.
        checkStep(known.state, request.body, schoolId);
        const scope = scopeOf(callerOf(request), 'objectivity:work');
        if (partnerId !== null && (await findSchoolsOutside(db, scope, [partnerId])).length > 0)
          throw new ProblemError('outOfScope');
        await changeAndRecord(
          db,
          request,
          { action: 'objectivityCase.step', ...caseRecord(schoolId, caseId, { state }) },
          (trx) => updateCase(trx, { schoolId, caseId }, request.body, stampOf({ clock }, request)),
        );
        return viewOf(schoolId, caseId);
      },
    );

    app.post(
      '/api/schools/:id/objectivity/cases/:case/measures',
      {
        config: working('objectivityMeasure.assign'),
        schema: { params: CaseParams, body: NewMeasure, response: { 201: CaseView } },
      },
      async (request, reply) => {
        const { case: caseId, id: schoolId } = request.params;
        const { dueOn, measure } = request.body;
        await getCase(db, { schoolId, caseId });
        requireDay(dueOn);
        if (measure !== null && !content.measures.some(({ code }) => code === measure))
          throw new ProblemError('invalid', [{ path: 'body/measure', message: `no measure ${measure}` }]);
        await changeAndRecord(
          db,
          request,
          { action: 'objectivityMeasure.assign', ...caseRecord(schoolId, caseId, measure === null ? {} : { measure }) },
          (trx) => insertMeasure(trx, { schoolId, caseId }, request.body, stampOf({ clock }, request)),
        );
        return reply.code(201).send(await viewOf(schoolId, caseId));
      },
    );

    app.put(
      '/api/schools/:id/objectivity/cases/:case/measures/:measure',
      {
        config: working('objectivityMeasure.change'),
        schema: { params: MeasureParams, body: ChangedMeasure, response: { 200: CaseView } },
      },
      async (request) => {
        const { case: caseId, id: schoolId, measure: id } = request.params;
        const { dueOn, note, state } = request.body;
        requireDay(dueOn);
        if (state === 'dropped' && note.trim() === '')
          throw new ProblemError('invalid', [{ path: 'body/note', message: 'must say why' }]);
        await changeAndRecord(
          db,
          request,
          { action: 'objectivityMeasure.change', ...caseRecord(schoolId, caseId, { state }) },
          (trx) => updateMeasure(trx, { schoolId, caseId, id }, request.body, stampOf({ clock }, request)),
        );
        return viewOf(schoolId, caseId);
      },
    );
  };

/** @throws ProblemError `invalid` */
function requireDay(day: string): void {
  if (isCalendarDay(day)) return;
  throw new ProblemError('invalid', [{ path: 'body/dueOn', message: 'is no day of the calendar' }]);
}

const caseRecord = (school: number, id: number, details: Record<string, string>) => ({
  record: { kind: 'objectivityCase', id: `${school}/${id}` } as const,
  school,
  details,
});

/** What the findings in force say of the sign. */
async function seenNow(db: Services['db'], schoolId: number, sign: Sign): Promise<Seen> {
  const finding = await findFinding(db, await getTerritoryOfSchool(db, schoolId), schoolId);
  const own = finding?.signals.find(({ signal }) => signal === sign);
  return { level: finding?.level ?? null, p: own?.kind === 'estimate' ? own.p : null };
}
