import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { schoolsOfCampaign } from '../../answering/campaigns/schools.ts';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { recordView } from '../../people/audit/trail.ts';
import type { Services } from '../../services.ts';
import { profileHead } from '../profiles/presentation.ts';
import { QualityQuery } from '../profiles/schemas.ts';
import { findProfiles, storedView } from '../profiles/store.ts';
import { ChangesResponse, SchoolHistoryResponse } from './schemas.ts';
import { findCampaignHead, findCampaignsOfSchool, findChanges, findPredecessor } from './store.ts';

export const changeRoutes =
  ({ db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/campaigns/:id/changes',
      {
        config: { access: 'results:read', audit: 'heatMap.view' },
        schema: { params: IdParams, querystring: QualityQuery, response: { 200: ChangesResponse } },
      },
      async (request) => {
        const campaignId = request.params.id;
        const { quality = 'all' } = request.query;
        const schoolIds = await schoolsOfCampaign(db, request, 'results:read', campaignId);
        const record = { kind: 'campaign', id: campaignId } as const;
        await recordView(db, request, { action: 'heatMap.view', record }, schoolIds);
        const before = await findPredecessor(db, campaignId);
        const rows = Map.groupBy(await findChanges(db, schoolIds, { campaignId, quality }), ({ schoolId }) => schoolId);
        const { factors, modelVersion } = profileHead(campaignId, await getCampaignModel(db, campaignId), undefined);
        return {
          campaignId,
          against: before === null ? null : await findCampaignHead(db, before),
          modelVersion,
          quality,
          factors,
          schools: schoolIds.map((schoolId) => ({
            schoolId,
            factors: (rows.get(schoolId) ?? []).map(({ result }) => result),
          })),
        };
      },
    );

    app.get(
      '/api/schools/:id/history',
      {
        config: { access: 'results:read', scope: 'school', audit: 'profile.view' },
        schema: { params: IdParams, querystring: QualityQuery, response: { 200: SchoolHistoryResponse } },
      },
      async (request) => {
        const schoolId = request.params.id;
        const { quality = 'all' } = request.query;
        const record = { kind: 'school', id: schoolId } as const;
        await recordView(db, request, { action: 'profile.view', record, school: schoolId }, [schoolId]);
        const changes = Map.groupBy(await findChanges(db, [schoolId], { quality }), ({ campaignId }) => campaignId);
        const campaigns: SchoolHistoryResponse['campaigns'] = [];
        for (const campaign of await findCampaignsOfSchool(db, schoolId)) {
          const rows = await findProfiles(db, campaign.id, await storedView(db, campaign.id, quality), [schoolId]);
          campaigns.push({
            ...campaign,
            results: rows.map(({ result }) => result),
            changes: (changes.get(campaign.id) ?? []).map(({ result }) => result),
          });
        }
        return { schoolId, campaigns };
      },
    );
  };
