import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { dayAfter, daysBetween } from '../../ground/days.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { changeAndRecord, recordView } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { findCampaignsOfSchool, findChanges } from '../../profiles/changes/store.ts';
import { findProfiles, storedView } from '../../profiles/profiles/store.ts';
import type { Services } from '../../services.ts';
import { planRecord } from '../plans/record.ts';
import { PlanLine } from '../plans/schemas.ts';
import { findLines, getLine, insertLine } from '../plans/store.ts';
import { casesOf, isAnswering } from './cases.ts';
import { PracticeQuery, PracticeResponse, TakenCase } from './schemas.ts';
import { getSharedLine } from './shared-line.ts';
import { findComparedCampaigns, findSchoolsAround } from './store.ts';
import { type Start, usesOf } from './uses.ts';

export const practiceRoutes =
  ({ clock, content, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/practice',
      {
        config: { access: 'practice:read', audit: 'practice.view' },
        schema: { querystring: PracticeQuery, response: { 200: PracticeResponse } },
      },
      async (request) => {
        const scope = scopeOf(callerOf(request), 'practice:read');
        const schools = await findSchoolsAround(db, scope);
        const ids = schools.map(({ id }) => id);
        await recordView(db, request, { action: 'practice.view', record: { kind: 'practice', id: 'district' } }, ids);
        const factors = content.riskModel.factors.map(({ code, title = { ru: code, en: code } }) => ({ code, title }));
        return { factors, schools, ...(await practiceOf(db, schools, request.query.factor)) };
      },
    );

    app.post(
      '/api/schools/:id/practice',
      {
        config: { access: 'plan:write', scope: 'school', audit: 'plan.add' },
        schema: { params: IdParams, body: TakenCase, response: { 201: PlanLine } },
      },
      async (request, reply) => {
        const schoolId = request.params.id;
        const source = await getSharedLine(db, schoolId, request.body);
        const campaign = (await findCampaignsOfSchool(db, schoolId)).at(-1);
        if (!campaign) throw new ProblemError('practiceNotSurveyed');
        const { activity, factor, measure, owner, title } = source;
        const stamp = stampOf({ clock }, request);
        const line = {
          schoolId,
          campaignId: campaign.id,
          factor,
          measure,
          title,
          activity,
          owner,
          joint: true,
          ...daysFrom(clock.today(), source),
          ...stamp,
          from: request.body,
        };
        const id = await changeAndRecord(
          db,
          request,
          (made: number) => ({ action: 'plan.add', ...planRecord(schoolId, made, { measure }) }),
          (trx) => insertLine(trx, line),
        );
        return reply.code(201).send(await getLine(db, schoolId, id));
      },
    );
  };

async function practiceOf(
  db: Services['db'],
  schools: Awaited<ReturnType<typeof findSchoolsAround>>,
  factor: string | undefined,
) {
  const ids = schools.map(({ id }) => id);
  const lines = (await findLines(db, ids))
    .filter(isAnswering)
    .filter((line) => line.state !== 'dropped' && (factor === undefined || line.factor === factor));
  const campaigns = await findComparedCampaigns(db, ids);
  const known = { campaigns, changes: await findChanges(db, ids) };
  const [pair] = campaigns;
  const names = new Map(schools.map(({ id, name }) => [id, name]));
  return {
    cases: casesOf(lines, names, known),
    uses: usesOf(lines, known, pair, pair ? await startsOf(db, pair.againstId, ids) : []),
  };
}

/** Levels as the pages show them. */
async function startsOf(db: Services['db'], campaignId: number, schoolIds: number[]): Promise<Start[]> {
  const rows = await findProfiles(db, campaignId, await storedView(db, campaignId, 'all'), schoolIds);
  return rows.flatMap(({ result, schoolId }) =>
    result.kind === 'estimate' ? [{ schoolId, factor: result.factor, value: result.value }] : [],
  );
}

/** As long as it takes where it comes from, from today on. */
function daysFrom(today: string, { endsOn, startsOn }: { startsOn: string; endsOn: string }) {
  const days = daysBetween(startsOn, endsOn);
  return { startsOn: today, endsOn: dayAfter(today, days) };
}
