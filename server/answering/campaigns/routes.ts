import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../ground/http/schemas.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import type { Services } from '../../services.ts';
import { gradeView } from '../submissions/cell.ts';
import { coverageCells } from './coverage.ts';
import { CampaignsResponse, CoverageResponse, LinksResponse } from './schemas.ts';
import { schoolsOfCampaign } from './schools.ts';
import { findCampaigns, findCells, findLinks, findReturnedSchools } from './store.ts';

export const campaignRoutes =
  ({ db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/campaigns',
      { config: { access: 'campaigns:read' }, schema: { response: { 200: CampaignsResponse } } },
      async (request) => ({ campaigns: await findCampaigns(db, scopeOf(callerOf(request), 'campaigns:read')) }),
    );

    app.get(
      '/api/campaigns/:id/coverage',
      { config: { access: 'coverage:read' }, schema: { params: IdParams, response: { 200: CoverageResponse } } },
      async (request) => {
        const campaignId = request.params.id;
        const schoolIds = await schoolsOfCampaign(db, request, 'coverage:read', campaignId);
        const cells = await findCells(db, campaignId, schoolIds);
        return { campaignId, cells: coverageCells(schoolIds, cells, await findReturnedSchools(db, campaignId)) };
      },
    );

    app.get(
      '/api/campaigns/:id/links',
      { config: { access: 'links:read' }, schema: { params: IdParams, response: { 200: LinksResponse } } },
      async (request) => {
        const schoolIds = await schoolsOfCampaign(db, request, 'links:read', request.params.id);
        const links = await findLinks(db, request.params.id, schoolIds);
        return { links: links.map((link) => ({ ...link, grade: gradeView(link.grade) })) };
      },
    );
  };
