import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changeAndRecord } from '../audit/trail.ts';
import { schoolsOfCampaign } from '../campaigns/routes.ts';
import { getCampaignModel } from '../campaigns/store.ts';
import { ProblemError } from '../http/problem.ts';
import { IdParams } from '../http/schemas.ts';
import { callerOf } from '../identity/access.ts';
import { findCampaignOfSchool } from '../returns/store.ts';
import type { Services } from '../services.ts';
import { checkLine, currentRoadmapYear, measureAgainst } from './line.ts';
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
  ({ clock, content, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/campaigns/:id/plan',
      { config: { access: 'plan:read' }, schema: { params: IdParams, response: { 200: PlanResponse } } },
      async (request) => {
        const campaignId = request.params.id;
        const schoolIds = await schoolsOfCampaign(db, request, 'plan:read', campaignId);
        return { lines: await findLines(db, campaignId, schoolIds) };
      },
    );

    app.get(
      '/api/schools/:id/plan',
      {
        config: { access: 'plan:read', scope: 'school' },
        schema: { params: IdParams, querystring: PlanQuery, response: { 200: PlanResponse } },
      },
      async (request) => ({ lines: await findLines(db, request.query.campaign, [request.params.id]) }),
    );

    app.post(
      '/api/schools/:id/plan',
      {
        config: { access: 'plan:write', scope: 'school', audit: 'plan.add' },
        schema: { params: IdParams, querystring: PlanQuery, body: NewPlanLine, response: { 201: PlanLine } },
      },
      async (request, reply) => {
        const { id: schoolId } = request.params;
        const { campaign: campaignId } = request.query;
        if (!(await findCampaignOfSchool(db, schoolId, campaignId))) throw new ProblemError('notFound');
        const model = await getCampaignModel(db, campaignId);
        const { factor, measure } = request.body;
        checkLine(measureAgainst(content, model, factor, measure), request.body);
        const stamp = { changedBy: callerOf(request).id, changedAt: clock.now() };
        const line = { ...request.body, ...stamp, schoolId, campaignId, roadmapYear: currentRoadmapYear(content) };
        const id = await changeAndRecord(
          db,
          request,
          (made: number) => ({ action: 'plan.add', ...planRecord(schoolId, made, { measure }) }),
          (trx) => insertLine(trx, line),
        );
        const [made] = await findLines(db, campaignId, [schoolId], id);
        return reply.code(201).send(made);
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
        const { note, state } = request.body;
        const model = await getCampaignModel(db, campaignId);
        checkLine(measureAgainst(content, model, factor, measure), request.body);
        if (state === 'dropped' && note.trim() === '') throw new ProblemError('planReason');
        const stamp = { changedBy: callerOf(request).id, changedAt: clock.now() };
        await changeAndRecord(
          db,
          request,
          { action: 'plan.change', ...planRecord(schoolId, lineId, { measure, state }) },
          (trx) => updateLine(trx, { ...request.body, ...stamp, schoolId, lineId }),
        );
        const [changed] = await findLines(db, campaignId, [schoolId], lineId);
        return changed;
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

function planRecord(school: number, line: number, details: Record<string, string>) {
  return { record: { kind: 'planLine', id: `${school}/${line}` }, school, details } as const;
}
