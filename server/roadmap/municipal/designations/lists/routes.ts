/** The list of a year as a draft: prepared by several people, seen before it counts, and put in force by one step. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Kysely } from 'kysely';
import { isCalendarDay } from '../../../../../surveys/calendar-day.ts';
import type { Database } from '../../../../ground/db/schema.ts';
import { ProblemError } from '../../../../ground/http/problem.ts';
import { createThreadWork } from '../../../../ground/thread-work.ts';
import { changeAndRecord, recordNothing } from '../../../../people/audit/trail.ts';
import { callerOf } from '../../../../people/identity/access.ts';
import { stampOf } from '../../../../people/identity/stamp.ts';
import { rememberAliases } from '../../../../people/schools/register/aliases.ts';
import { requireKnown } from '../../../../people/schools/school-answers.ts';
import { findKnownSchools } from '../../../../people/schools/store.ts';
import { territoryOf } from '../../../../people/territories/scope.ts';
import type { Services } from '../../../../services.ts';
import { YearParams } from '../../schemas.ts';
import { checkSchools, putListInForce, statusesIn } from '../list.ts';
import { outcomeOf } from '../outcome.ts';
import { findListedYears, waitForDistrict } from '../store.ts';
import type { Pasted, PastedTask } from './pasted.ts';
import { ListBody, ListResponse, ListVersion, PastedBody, PastedResponse } from './schemas.ts';
import { deleteDraft, findDraft, findFormer, markInForce, putDraft } from './store.ts';

type Key = { territoryId: number; year: number };

const readPasted = createThreadWork<PastedTask, Pasted>(new URL('./pasted-thread.ts', import.meta.url), {
  seconds: 30,
  megabytes: 300,
});

const NO_DRAFT = { version: 0, orderNumber: '', orderDate: null, schools: [], changedBy: null };

async function describeList({ clock, db }: Services, key: Key): Promise<ListResponse> {
  const { territoryId, year } = key;
  const { changedBy, orderDate, orderNumber, schools, version } = (await findDraft(db, key)) ?? NO_DRAFT;
  return {
    year,
    today: clock.today(),
    version,
    orderNumber,
    orderDate,
    changedBy,
    isListed: (await findListedYears(db, territoryId)).includes(year),
    schools: outcomeOf(await statusesIn(db, territoryId, year), schools),
    former: await findFormer(db, key),
  };
}

/** @throws ProblemError `designationListChanged` where the draft is not the one that was seen */
async function draftSeen(trx: Kysely<Database>, key: Key, version: number) {
  await waitForDistrict(trx, key.territoryId);
  const draft = await findDraft(trx, key);
  if (draft?.version !== version) throw new ProblemError('designationListChanged');
  return draft;
}

export const designationListRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    const params = YearParams;
    const response = { 200: ListResponse };
    const recordOf = ({ territoryId, year }: Key) =>
      ({ record: { kind: 'designation', id: year }, territory: territoryId, details: { year: String(year) } }) as const;

    app.get(
      '/api/designations/:year/list',
      { config: { access: 'roadmap:edit' }, schema: { params, response } },
      async (request) => {
        const territoryId = await territoryOf(db, callerOf(request), 'roadmap:edit');
        return describeList(services, { territoryId, year: request.params.year });
      },
    );

    app.put(
      '/api/designations/:year/list',
      {
        config: { access: 'roadmap:edit', audit: 'designation.prepare' },
        schema: { params, body: ListBody, response },
      },
      async (request) => {
        const { answers = {}, orderDate, schools } = request.body;
        const { year } = request.params;
        if (orderDate !== null && !isCalendarDay(orderDate)) {
          throw new ProblemError('invalid', [{ path: 'body/orderDate', message: 'is no day of the calendar' }]);
        }
        const territoryId = await territoryOf(db, callerOf(request), 'roadmap:edit');
        const key = { territoryId, year };
        checkSchools(await statusesIn(db, territoryId, year), schools);
        requireKnown(await findKnownSchools(db, territoryId), Object.values(answers));
        const stamp = stampOf(services, request);
        await changeAndRecord(db, request, { action: 'designation.prepare', ...recordOf(key) }, async (trx) => {
          await putDraft(trx, key, request.body, stamp);
          await rememberAliases(trx, answers, stamp);
        });
        return describeList(services, key);
      },
    );

    app.post(
      '/api/designations/:year/list/pasted',
      {
        config: { access: 'roadmap:edit', audit: 'designation.prepare' },
        schema: { params, body: PastedBody, response: { 200: PastedResponse } },
      },
      async (request) => {
        recordNothing(request);
        const { answers = {}, text } = request.body;
        const territoryId = await territoryOf(db, callerOf(request), 'roadmap:edit');
        const listed = new Set(
          (await statusesIn(db, territoryId, request.params.year)).map(({ schoolId }) => schoolId),
        );
        const known = await findKnownSchools(db, territoryId);
        requireKnown(known, Object.values(answers));
        // A school that is not open in the year is on no list of it, whatever was answered.
        const fitting = Object.entries(answers).filter(([, id]) => id === null || listed.has(id));
        const schools = known.filter(({ id }) => listed.has(id));
        return readPasted({ text, schools, answers: Object.fromEntries(fitting) });
      },
    );

    app.post(
      '/api/designations/:year/list/force',
      {
        config: { access: 'roadmap:edit', audit: 'designation.list' },
        schema: { params, body: ListVersion, response },
      },
      async (request) => {
        const { year } = request.params;
        const key = { territoryId: await territoryOf(db, callerOf(request), 'roadmap:edit'), year };
        await changeAndRecord(db, request, { action: 'designation.list', ...recordOf(key) }, async (trx) => {
          const { id, orderDate, orderNumber, schools } = await draftSeen(trx, key, request.body.version);
          if (orderDate === null) throw new ProblemError('designationOrderMissing');
          const stamp = stampOf(services, request);
          const order = { number: orderNumber, date: orderDate };
          await putListInForce(trx, { ...key, order, schools }, stamp);
          await markInForce(trx, id, stamp);
        });
        return describeList(services, key);
      },
    );

    app.delete(
      '/api/designations/:year/list',
      {
        config: { access: 'roadmap:edit', audit: 'designation.discard' },
        schema: { params, querystring: ListVersion, response },
      },
      async (request) => {
        const { year } = request.params;
        const key = { territoryId: await territoryOf(db, callerOf(request), 'roadmap:edit'), year };
        await changeAndRecord(db, request, { action: 'designation.discard', ...recordOf(key) }, async (trx) =>
          deleteDraft(trx, (await draftSeen(trx, key, request.query.version)).id),
        );
        return describeList(services, key);
      },
    );
  };
