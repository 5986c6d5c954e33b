import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../ground/http/problem.ts';
import { Empty, IdParams } from '../../../ground/http/schemas.ts';
import type { AuditAction } from '../../../people/audit/schemas.ts';
import { actorOf } from '../../../people/audit/trail.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { scopeOf } from '../../../people/identity/caller.ts';
import { findSchoolsOutside } from '../../../people/schools/store.ts';
import type { Services } from '../../../services.ts';
import { schoolsOfCampaign } from '../schools.ts';
import {
  CampaignResponse,
  ExtendBody,
  PaceQuery,
  PaceResponse,
  PlanBody,
  PlanResponse,
  ReopenBody,
  StateResponse,
  TargetsBody,
} from './schemas.ts';
import { changePlan, closeNow, dropPlan, extend, openNow, planCampaign, reopen, sealNow, setTargets } from './steps.ts';
import { findPace, getCampaign } from './store.ts';
import { describeCampaign } from './view.ts';

/** Every school of the plan must be one that the caller manages. */
async function requireSchools(db: Services['db'], request: FastifyRequest, schoolIds: number[]): Promise<void> {
  const outside = await findSchoolsOutside(db, scopeOf(callerOf(request), 'campaigns:manage'), schoolIds);
  if (outside.length > 0) throw new ProblemError('outOfScope');
}

const managing = (audit: AuditAction) => ({ access: 'campaigns:manage', scope: 'campaign', audit }) as const;
const ending = (audit: AuditAction) => ({ access: 'campaigns:end', scope: 'campaign', audit }) as const;

async function stateOf(db: Services['db'], id: number) {
  const { state, closesOn } = await getCampaign(db, id);
  return { state, closesOn };
}

/** What is known of one campaign. */
export const campaignViewRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.get(
      '/api/campaigns/:id',
      { config: { access: 'coverage:read' }, schema: { params: IdParams, response: { 200: CampaignResponse } } },
      async (request) => {
        const { id } = request.params;
        return describeCampaign(services, id, await schoolsOfCampaign(db, request, 'coverage:read', id));
      },
    );

    app.get(
      '/api/campaigns/:id/pace',
      {
        config: { access: 'coverage:read' },
        schema: { params: IdParams, querystring: PaceQuery, response: { 200: PaceResponse } },
      },
      async (request) => {
        const inScope = await schoolsOfCampaign(db, request, 'coverage:read', request.params.id);
        const { school } = request.query;
        const schoolIds = school === undefined ? inScope : inScope.filter((id) => id === school);
        if (schoolIds.length === 0) throw new ProblemError('outOfScope');
        return { weeks: await findPace(db, request.params.id, schoolIds) };
      },
    );
  };

/** Making, changing and taking back a plan. */
export const campaignPlanRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.post(
      '/api/campaigns',
      {
        config: { access: 'campaigns:manage', audit: 'campaign.plan' },
        schema: { body: PlanBody, response: { 201: PlanResponse } },
      },
      async (request, reply) => {
        await requireSchools(db, request, request.body.schoolIds);
        return reply.code(201).send({ id: await planCampaign(services, request.body, actorOf(request)) });
      },
    );

    app.put(
      '/api/campaigns/:id',
      {
        config: managing('campaign.change'),
        schema: { params: IdParams, body: PlanBody, response: { 200: StateResponse } },
      },
      async (request) => {
        await requireSchools(db, request, request.body.schoolIds);
        await changePlan(services, request.params.id, request.body, actorOf(request));
        return stateOf(db, request.params.id);
      },
    );

    app.delete(
      '/api/campaigns/:id',
      { config: managing('campaign.drop'), schema: { params: IdParams, response: { 204: Empty } } },
      async (request, reply) => {
        await dropPlan(services, request.params.id, actorOf(request));
        return reply.code(204).send(null);
      },
    );

    app.put(
      '/api/campaigns/:id/targets',
      {
        config: managing('campaign.targets'),
        schema: { params: IdParams, body: TargetsBody, response: { 200: StateResponse } },
      },
      async (request) => {
        await setTargets(services, request.params.id, request.body.targets, actorOf(request));
        return stateOf(db, request.params.id);
      },
    );
  };

/** The steps from a plan to its end. */
export const campaignStepRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.post(
      '/api/campaigns/:id/open',
      { config: managing('campaign.open'), schema: { params: IdParams, response: { 200: StateResponse } } },
      async (request) => {
        await openNow(services, request.params.id, actorOf(request));
        return stateOf(db, request.params.id);
      },
    );

    app.post(
      '/api/campaigns/:id/extend',
      {
        config: managing('campaign.extend'),
        schema: { params: IdParams, body: ExtendBody, response: { 200: StateResponse } },
      },
      async (request) => {
        await extend(services, request.params.id, request.body.closesOn, actorOf(request));
        return stateOf(db, request.params.id);
      },
    );

    app.post(
      '/api/campaigns/:id/close',
      { config: ending('campaign.close'), schema: { params: IdParams, response: { 200: StateResponse } } },
      async (request) => {
        await closeNow(services, request.params.id, actorOf(request));
        return stateOf(db, request.params.id);
      },
    );

    app.post(
      '/api/campaigns/:id/seal',
      { config: ending('campaign.seal'), schema: { params: IdParams, response: { 200: StateResponse } } },
      async (request) => {
        await sealNow(services, request.params.id, actorOf(request));
        return stateOf(db, request.params.id);
      },
    );

    app.post(
      '/api/campaigns/:id/reopen',
      {
        config: ending('campaign.reopen'),
        schema: { params: IdParams, body: ReopenBody, response: { 200: StateResponse } },
      },
      async (request) => {
        const { closesOn, reason } = request.body;
        await reopen(services, request.params.id, closesOn, reason, actorOf(request));
        return stateOf(db, request.params.id);
      },
    );
  };
