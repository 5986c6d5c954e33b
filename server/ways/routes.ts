import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { insertLinks } from '../campaigns/store.ts';
import type { Way } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import { Empty, IdParams } from '../http/schemas.ts';
import type { Services } from '../services.ts';
import { ALL_GRADES, type CellKey } from '../submissions/cell.ts';
import { newCode } from '../submissions/code.ts';
import { addressOf } from './address.ts';
import { describeAnswering } from './answering.ts';
import {
  AnsweringResponse,
  CampaignQuery,
  CapBody,
  LinkBody,
  LinkParams,
  LinkResponse,
  WayBody,
  WayResponse,
} from './schemas.ts';
import { deleteLink, findWays, getSchoolCampaign, hasCell, putWay, setCap } from './store.ts';

/** Room above the people of a class, for newcomers. */
const SPARE = 5;

const HAND = { access: 'codes:hand', scope: 'school' } as const;

/**
 * The cell exists, the campaign is open, and its people answer this way.
 * @throws ProblemError `notFound`, `campaignState`, `notThisWay`
 */
export async function requireWay(db: Services['db'], cell: CellKey, way: Way): Promise<void> {
  const { state } = await getSchoolCampaign(db, cell.schoolId, cell.campaignId);
  if (state !== 'open') throw new ProblemError('campaignState');
  if (!(await hasCell(db, cell))) throw new ProblemError('notFound');
  const ways = await findWays(db, cell.schoolId, cell.campaignId);
  if ((ways.get(cell.audience) ?? 'link') !== way) throw new ProblemError('notThisWay');
}

/** The ways of a school, and what its coordinator chose. */
export const wayRoutes =
  ({ db, url }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/schools/:id/answering',
      {
        config: { access: 'links:read', scope: 'school' },
        schema: { params: IdParams, querystring: CampaignQuery, response: { 200: AnsweringResponse } },
      },
      async (request) => describeAnswering(db, request.params.id, request.query.campaign, addressOf(url, request)),
    );

    app.put(
      '/api/schools/:id/ways',
      {
        config: HAND,
        schema: { params: IdParams, querystring: CampaignQuery, body: WayBody, response: { 200: WayResponse } },
      },
      async ({ body, params, query }) => {
        const { state } = await getSchoolCampaign(db, params.id, query.campaign);
        if (state === 'closed') throw new ProblemError('campaignState');
        await putWay(db, params.id, query.campaign, body.audience, body.way);
        return body;
      },
    );
  };

/** The group links of a school's classes. */
export const groupLinkRoutes =
  ({ db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/api/schools/:id/links',
      {
        config: HAND,
        schema: { params: IdParams, querystring: CampaignQuery, body: LinkBody, response: { 201: LinkResponse } },
      },
      async ({ body, params, query }, reply) => {
        const { audience, cap = body.people + SPARE, label, people } = body;
        const cell = { schoolId: params.id, campaignId: query.campaign, audience, grade: body.grade ?? ALL_GRADES };
        await requireWay(db, cell, 'link');
        const code = newCode();
        const place = { campaign_id: cell.campaignId, school_id: cell.schoolId, audience, grade: cell.grade };
        await insertLinks(db, [{ ...place, code, label: label.trim(), people, cap }]);
        return reply.code(201).send({ code, cap });
      },
    );

    app.put(
      '/api/schools/:id/links/:code',
      {
        config: HAND,
        schema: { params: LinkParams, querystring: CampaignQuery, body: CapBody, response: { 200: LinkResponse } },
      },
      async ({ body, params, query }) => {
        await setCap(db, params.id, query.campaign, params.code, body.cap);
        return { code: params.code, cap: body.cap };
      },
    );

    app.delete(
      '/api/schools/:id/links/:code',
      { config: HAND, schema: { params: LinkParams, querystring: CampaignQuery, response: { 204: Empty } } },
      async ({ params, query }, reply) => {
        await deleteLink(db, params.id, query.campaign, params.code);
        return reply.code(204).send(null);
      },
    );
  };
