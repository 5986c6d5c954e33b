import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { schoolsOfCampaign } from '../../answering/campaigns/schools.ts';
import { getCampaignModel } from '../../answering/campaigns/store.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { recordView } from '../../people/audit/trail.ts';
import { areDirectlyIn, findSchoolsOutside } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { doubtfulCells } from '../disclosure/release.ts';
import type { Quality } from '../disclosure/schemas.ts';
import { itemTexts } from './item-texts.ts';
import { profileHead, withIntervals, withTexts } from './presentation.ts';
import {
  FactorParams,
  FactorResponse,
  ProfilesQuery,
  ProfilesResponse,
  QualityQuery,
  SchoolProfileQuery,
  SchoolProfileResponse,
} from './schemas.ts';
import { readSchool } from './school-reading.ts';
import { type DistrictProfile, findDistrictProfile, findProfiles, storedView } from './store.ts';

export const profileRoutes =
  ({ db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/campaigns/:id/profiles',
      {
        config: { access: 'results:read', audit: 'heatMap.view' },
        schema: { params: IdParams, querystring: ProfilesQuery, response: { 200: ProfilesResponse } },
      },
      async (request) => {
        const campaignId = request.params.id;
        const { quality = 'all', territory } = request.query;
        const reached = await schoolsOfCampaign(db, request, 'results:read', campaignId);
        await recordView(db, request, heatMapView(campaignId), reached);
        const schoolIds = await shownSchools(db, reached, territory);
        const view = await storedView(db, campaignId, quality);
        const rows = Map.groupBy(await findProfiles(db, campaignId, view, schoolIds), (row) => row.schoolId);
        const schools = schoolIds.map((schoolId) => ({
          schoolId,
          factors: (rows.get(schoolId) ?? []).map(({ result }) => result),
        }));
        return { ...(await head(db, campaignId, quality, schoolIds)), total: reached.length, schools };
      },
    );

    app.get(
      '/api/campaigns/:id/factors/:factor',
      {
        config: { access: 'results:read', audit: 'heatMap.view' },
        schema: { params: FactorParams, querystring: QualityQuery, response: { 200: FactorResponse } },
      },
      async (request) => {
        const { id: campaignId, factor } = request.params;
        const { quality = 'all' } = request.query;
        const schoolIds = await schoolsOfCampaign(db, request, 'results:read', campaignId);
        await recordView(db, request, heatMapView(campaignId), schoolIds);
        const answered = await head(db, campaignId, quality, schoolIds);
        if (!answered.factors.some(({ code }) => code === factor)) throw new ProblemError('notFound');
        const view = await storedView(db, campaignId, quality);
        const rows = await findProfiles(db, campaignId, view, schoolIds, factor);
        const results = new Map(rows.map(({ schoolId, result }) => [schoolId, withIntervals(result)]));
        const schools = schoolIds.map((schoolId) => ({ schoolId, result: results.get(schoolId) ?? null }));
        return { ...answered, factor, schools };
      },
    );

    app.get(
      '/api/schools/:id/profile',
      {
        config: { access: 'results:read', scope: 'school', audit: 'profile.view' },
        schema: { params: IdParams, querystring: SchoolProfileQuery, response: { 200: SchoolProfileResponse } },
      },
      async (request) => {
        const { id: schoolId } = request.params;
        const { campaign: campaignId, quality = 'all' } = request.query;
        const answered = await head(db, campaignId, quality, [schoolId]);
        await recordView(db, request, profileView(schoolId, campaignId), [schoolId]);
        const { details, results } = await readSchool(db, campaignId, quality, schoolId);
        const texts = await itemTexts(db, campaignId, await getCampaignModel(db, campaignId));
        const told = results.map((result) => withTexts(result, texts, details.get(result.factor)));
        return { ...answered, schoolId, results: told };
      },
    );
  };

/** More schools than this are sent by territory alone: nobody reads so many rows, and pages would be slow. */
const MOST_SCHOOLS = 500;

async function shownSchools(db: Services['db'], reached: number[], territory: number | undefined): Promise<number[]> {
  if (territory === undefined) return reached.length > MOST_SCHOOLS ? [] : reached;
  const scope = { territoryIds: [territory], schoolIds: [] };
  const outside = new Set(await findSchoolsOutside(db, scope, reached));
  const inside = reached.filter((id) => !outside.has(id));
  // A territory that is parted further is counted too; the schools of the lowest one are all there is to show.
  const isShown = inside.length <= MOST_SCHOOLS || (await areDirectlyIn(db, territory, inside));
  return isShown ? inside : [];
}

function asOf({ computedAt, estimatedAt }: DistrictProfile) {
  return { computed: computedAt.toISOString(), estimated: estimatedAt.toISOString() };
}

/** How views of results are named in the audit. */
const heatMapView = (id: number) => ({ action: 'heatMap.view', record: { kind: 'campaign', id } }) as const;

function profileView(school: number, campaign: number) {
  return { action: 'profile.view', record: { kind: 'school', id: school }, school, details: { campaign } } as const;
}

async function head(db: Services['db'], campaignId: number, quality: Quality, schoolIds: number[]) {
  const model = await getCampaignModel(db, campaignId);
  const found = await findDistrictProfile(db, campaignId, await storedView(db, campaignId, quality));
  const doubtful = await doubtfulCells(db, campaignId, schoolIds);
  return { ...profileHead(campaignId, model, found?.district), asOf: found ? asOf(found) : null, quality, doubtful };
}
