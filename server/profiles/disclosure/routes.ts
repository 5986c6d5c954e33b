import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { tallyLayout } from '../../../analytics/layout.ts';
import { itemBar } from '../../../analytics/suppression/item-bar.ts';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { recordView } from '../../people/audit/trail.ts';
import type { Services } from '../../services.ts';
import { itemTexts, textOf } from '../profiles/item-texts.ts';
import { findDisclosedCells } from './release.ts';
import { ItemsQuery, ItemsResponse } from './schemas.ts';

const AUDIENCES: AnonymousAudience[] = ['teacher', 'student', 'parent'];

export const disclosureRoutes =
  ({ db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/schools/:id/items',
      {
        config: { access: 'results:read', scope: 'school', audit: 'profile.view' },
        schema: { params: IdParams, querystring: ItemsQuery, response: { 200: ItemsResponse } },
      },
      async (request) => {
        const { id: schoolId } = request.params;
        const { campaign: campaignId, factor, quality = 'all' } = request.query;
        const model = await getCampaignModel(db, campaignId);
        if (!model.factors.some(({ code }) => code === factor)) throw new ProblemError('notFound');
        const view = { action: 'profile.view', record: { kind: 'school', id: schoolId } } as const;
        await recordView(db, request, { ...view, school: schoolId, details: { campaign: campaignId } }, [schoolId]);
        const cells = await findDisclosedCells(db, campaignId, model, quality, [schoolId]);
        const texts = await itemTexts(db, campaignId, model);
        const items = AUDIENCES.flatMap((audience) => {
          const own = cells.filter((cell) => cell.audience === audience);
          const scales = tallyLayout(model, audience).scales.filter((scale) => scale.factor === factor);
          return scales.flatMap((scale) =>
            scale.items.map((item) => ({
              audience,
              item: item.name,
              text: textOf(texts, item.name),
              bar: itemBar(scale, item, own),
            })),
          );
        });
        return { campaignId, schoolId, factor, quality, items };
      },
    );
  };
