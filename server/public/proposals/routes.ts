import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { findCampaignOfSchool } from '../../answering/returns/store.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { recordView } from '../../people/audit/trail.ts';
import type { Services } from '../../services.ts';
import { proposeAnswer, proposeReport } from './ground.ts';
import { AnswerProposal, ProposalQuery, ReportProposal } from './schemas.ts';

const config = { access: 'publications:write', scope: 'school', audit: 'profile.view' } as const;

export const proposalRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    /** A proposal shows results of the school: looking at it is recorded as looking at them is. */
    const look = async (request: FastifyRequest, school: number, campaign: number): Promise<void> => {
      if (!(await findCampaignOfSchool(db, school, campaign))) throw new ProblemError('notFound');
      const record = { kind: 'school', id: school } as const;
      await recordView(db, request, { action: 'profile.view', record, school, details: { campaign } }, [school]);
    };

    app.get(
      '/api/schools/:id/report-proposal',
      { config, schema: { params: IdParams, querystring: ProposalQuery, response: { 200: ReportProposal } } },
      async (request) => {
        await look(request, request.params.id, request.query.campaign);
        return proposeReport(services, request.params.id, request.query.campaign);
      },
    );

    app.get(
      '/api/schools/:id/answer-proposal',
      { config, schema: { params: IdParams, querystring: ProposalQuery, response: { 200: AnswerProposal } } },
      async (request) => {
        await look(request, request.params.id, request.query.campaign);
        return proposeAnswer(services, request.params.id, request.query.campaign);
      },
    );
  };
