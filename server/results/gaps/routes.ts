import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { findCampaigns } from '../../answering/campaigns/store.ts';
import { recordView } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import { findSchools } from '../../people/schools/store.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import type { Services } from '../../services.ts';
import { findEducation } from './education.ts';
import { findRiskGaps } from './risk.ts';
import { ResultsResponse, RiskGapsResponse } from './schemas.ts';

export const resultRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    const visibleTo = async (request: FastifyRequest) =>
      (await findSchools(db, scopeOf(callerOf(request), 'results:read'))).map(({ id }) => id);

    app.get(
      '/api/results',
      { config: { access: 'results:read', audit: 'education.view' }, schema: { response: { 200: ResultsResponse } } },
      async (request) => {
        const territoryId = await territoryOf(db, callerOf(request), 'results:read');
        const visible = await visibleTo(request);
        await recordView(db, request, viewOf(territoryId), visible);
        return { groups: await findEducation(services, territoryId, new Set(visible)) };
      },
    );

    app.get(
      '/api/results/risk',
      { config: { access: 'results:read', audit: 'education.view' }, schema: { response: { 200: RiskGapsResponse } } },
      async (request) => {
        const territoryId = await territoryOf(db, callerOf(request), 'results:read');
        await recordView(db, request, viewOf(territoryId), await visibleTo(request));
        const campaigns = await findCampaigns(db, { territoryIds: [territoryId], schoolIds: [] });
        const begun = campaigns.filter(({ state }) => state !== 'planned');
        return { campaigns: await findRiskGaps(services, begun) };
      },
    );
  };

function viewOf(territory: number) {
  return { action: 'education.view', record: { kind: 'education', id: territory }, territory } as const;
}
