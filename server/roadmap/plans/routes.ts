import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { schoolsOfCampaign } from '../../answering/campaigns/schools.ts';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import { findCampaignOfSchool } from '../../answering/returns/store.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { changeAndRecord } from '../../people/audit/trail.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { findTerritoryOfSchool } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { roadmapInForce } from '../municipal/rows.ts';
import { checkLine, checkProgress, measureOf, roadmapYearOf } from './line.ts';
import { planRecord } from './record.ts';
import {
  ChangedPlanLine,
  LineParams,
  NewPlanLine,
  PlanHistoryResponse,
  PlanLine,
  PlanQuery,
  PlanResponse,
} from './schemas.ts';
import { findLines, findVersions, getLine, insertLine, updateLine } from './store.ts';

export const planRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, content, db } = services;
    app.get(
      '/api/campaigns/:id/plan',
      { config: { access: 'plan:read' }, schema: { params: IdParams, response: { 200: PlanResponse } } },
      async (request) => {
        const campaignId = request.params.id;
        const schoolIds = await schoolsOfCampaign(db, request, 'plan:read', campaignId);
        return { lines: await findLines(db, schoolIds, { campaignId }) };
      },
    );

    app.get(
      '/api/schools/:id/plan',
      {
        config: { access: 'plan:read', scope: 'school' },
        schema: { params: IdParams, querystring: PlanQuery, response: { 200: PlanResponse } },
      },
      async ({ params: { id }, query: { campaign: campaignId, year } }) => ({
        lines: await findLines(db, [id], { campaignId, year }),
      }),
    );

    app.post(
      '/api/schools/:id/plan',
      {
        config: { access: 'plan:write', scope: 'school', audit: 'plan.add' },
        schema: { params: IdParams, querystring: PlanQuery, body: NewPlanLine, response: { 201: PlanLine } },
      },
      async (request, reply) => {
        const { id: schoolId } = request.params;
        const campaignId = request.body.factor === null ? null : (request.query.campaign ?? null);
        const model = await modelFor(db, schoolId, campaignId);
        const measure = measureOf(content, model, request.body);
        checkLine(measure, request.body, await rowsFor(services, schoolId, request.body));
        const stamp = stampOf(services, request);
        const id = await changeAndRecord(
          db,
          request,
          (made: number) => ({ action: 'plan.add', ...planRecord(schoolId, made, request.body) }),
          (trx) => insertLine(trx, { ...request.body, ...stamp, schoolId, campaignId }),
        );
        return reply.code(201).send(await getLine(db, schoolId, id));
      },
    );

    app.put(
      '/api/schools/:id/plan/:line',
      {
        config: { access: 'plan:write', scope: 'school', audit: 'plan.change' },
        schema: { params: LineParams, body: ChangedPlanLine, response: { 200: PlanLine } },
      },
      async (request) => {
        const { id: schoolId, line: lineId } = request.params;
        const { campaignId, factor, measure } = await getLine(db, schoolId, lineId);
        const { note, state, title } = request.body;
        const model = campaignId === null ? null : await getCampaignModel(db, campaignId);
        const work = measureOf(content, model, { factor, measure, title });
        checkLine(work, request.body, await rowsFor(services, schoolId, request.body));
        checkProgress(request.body, clock.today());
        if (state === 'dropped' && note.trim() === '') throw new ProblemError('planReason');
        const stamp = stampOf(services, request);
        await changeAndRecord(
          db,
          request,
          { action: 'plan.change', ...planRecord(schoolId, lineId, { measure }, state) },
          (trx) => updateLine(trx, { ...request.body, ...stamp, schoolId, lineId }),
        );
        return getLine(db, schoolId, lineId);
      },
    );

    app.get(
      '/api/schools/:id/plan/:line/history',
      {
        config: { access: 'plan:read', scope: 'school' },
        schema: { params: LineParams, response: { 200: PlanHistoryResponse } },
      },
      async (request) => {
        const { id: schoolId, line } = request.params;
        await getLine(db, schoolId, line);
        return { versions: await findVersions(db, schoolId, line) };
      },
    );
  };

/** The activities of the roadmap that a line of the school belongs to, by their numbers. */
async function rowsFor(services: Services, schoolId: number, line: { startsOn: string }): Promise<number[]> {
  const territoryId = await findTerritoryOfSchool(services.db, schoolId);
  if (territoryId === undefined) throw new ProblemError('notFound');
  const roadmap = await roadmapInForce(services, territoryId, roadmapYearOf(line));
  return roadmap?.activities.map(({ no }) => no) ?? [];
}

/** @throws ProblemError `notFound` when the campaign has not surveyed the school */
async function modelFor(db: Services['db'], schoolId: number, campaignId: number | null) {
  if (campaignId === null) return null;
  if (!(await findCampaignOfSchool(db, schoolId, campaignId))) throw new ProblemError('notFound');
  return getCampaignModel(db, campaignId);
}
