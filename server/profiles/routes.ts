import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { formFacts, formItems } from '../../surveys/form.ts';
import type { Audience, Localized, RiskModel } from '../../surveys/schema.ts';
import { schoolsOfCampaign } from '../campaigns/routes.ts';
import { getCampaignModel } from '../campaigns/store.ts';
import { IdParams } from '../http/schemas.ts';
import type { Services } from '../services.ts';
import { findForm } from '../submissions/store.ts';
import { profileHead, withTexts } from './presentation.ts';
import { ProfileQuery, ProfilesResponse, SchoolProfileResponse } from './schemas.ts';
import { findDistrictProfile, findProfiles } from './store.ts';

export const profileRoutes =
  ({ db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/campaigns/:id/profiles',
      { config: { access: 'results:read' }, schema: { params: IdParams, response: { 200: ProfilesResponse } } },
      async (request) => {
        const campaignId = request.params.id;
        const schoolIds = await schoolsOfCampaign(db, request, 'results:read', campaignId);
        const rows = Map.groupBy(await findProfiles(db, campaignId, schoolIds), (row) => row.schoolId);
        const schools = schoolIds.map((schoolId) => ({
          schoolId,
          factors: (rows.get(schoolId) ?? []).map(({ result }) => result),
        }));
        return { ...(await head(db, campaignId)), schools };
      },
    );

    app.get(
      '/api/schools/:id/profile',
      {
        config: { access: 'results:read', scope: 'school' },
        schema: { params: IdParams, querystring: ProfileQuery, response: { 200: SchoolProfileResponse } },
      },
      async (request) => {
        const { id: schoolId } = request.params;
        const campaignId = request.query.campaign;
        const answered = await head(db, campaignId);
        const rows = await findProfiles(db, campaignId, [schoolId]);
        const texts = await itemTexts(db, campaignId);
        nameRatios(await getCampaignModel(db, campaignId), texts);
        return { ...answered, schoolId, results: rows.map(({ result }) => withTexts(result, texts)) };
      },
    );
  };

async function head(db: Services['db'], campaignId: number) {
  return profileHead(campaignId, await getCampaignModel(db, campaignId), await findDistrictProfile(db, campaignId));
}

/** A ratio of two facts goes by the words of what it counts. */
function nameRatios(model: RiskModel, texts: Map<string, Localized>): void {
  for (const { informants } of model.factors) {
    for (const { name, ratio } of informants.director?.facts ?? []) {
      const words = ratio && texts.get(ratio.numerator);
      if (words) texts.set(name, words);
    }
  }
}

/** The words of every item and fact of the campaign's frozen forms. */
async function itemTexts(db: Services['db'], campaignId: number): Promise<Map<string, Localized>> {
  const texts = new Map<string, Localized>();
  for (const audience of ['director', 'teacher', 'student', 'parent'] satisfies Audience[]) {
    const definition = await findForm(db, campaignId, audience);
    if (!definition) continue;
    for (const { name, title } of [...formItems(definition), ...formFacts(definition)]) texts.set(name, title);
  }
  return texts;
}
