import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { schoolsOfCampaign } from '../../answering/campaigns/schools.ts';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { recordView } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import type { Services } from '../../services.ts';
import { profileHead } from '../profiles/presentation.ts';
import { storedView } from '../profiles/store.ts';
import { countsOf } from './counts.ts';
import { RollupQuery, RollupResponse } from './schemas.ts';
import { countLooks, findChildren, findLine, findTerritoryOfCampaign } from './store.ts';

/** Many schools by territory. Counts are of schools whose levels the caller may see one by one, so they tell nothing more. */
export const rollupRoutes =
  ({ db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/campaigns/:id/territories',
      {
        config: { access: 'results:read', audit: 'heatMap.view' },
        schema: { params: IdParams, querystring: RollupQuery, response: { 200: RollupResponse } },
      },
      async (request) => {
        const campaignId = request.params.id;
        const { quality = 'all' } = request.query;
        const schoolIds = await schoolsOfCampaign(db, request, 'results:read', campaignId);
        const record = { kind: 'campaign', id: campaignId } as const;
        await recordView(db, request, { action: 'heatMap.view', record }, schoolIds);
        const parentId = request.query.parent ?? (await findTerritoryOfCampaign(db, campaignId));
        const line = parentId === undefined ? [] : await findLine(db, campaignId, parentId);
        const parent = line.at(-1);
        if (parent === undefined) throw new ProblemError('notFound');
        const scope = scopeOf(callerOf(request), 'results:read');
        const children = await findChildren(db, campaignId, parent.id, scope);
        if (children.length === 0) throw new ProblemError('outOfScope');
        const view = await storedView(db, campaignId, quality);
        const rows = Map.groupBy(await countLooks(db, campaignId, parent.id, scope, view), ({ child }) => child);
        const { factors } = profileHead(campaignId, await getCampaignModel(db, campaignId), undefined);
        const codes = factors.map(({ code }) => code);
        const below = children.filter(({ id }) => id !== parent.id);
        return {
          campaignId,
          quality,
          factors,
          parent,
          above: line.slice(0, -1),
          schools: children.reduce((sum, child) => sum + child.schools, 0),
          own: children.find(({ id }) => id === parent.id)?.schools ?? 0,
          territories: below.map((child) => ({
            ...child,
            factors: countsOf(rows.get(child.id) ?? [], codes, child.schools),
          })),
        };
      },
    );
  };
