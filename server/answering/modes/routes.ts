import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import { addressOf } from '../../ground/http/own-address.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { Empty, IdParams } from '../../ground/http/schemas.ts';
import type { AuditAction } from '../../people/audit/schemas.ts';
import { changeAndRecord, recordAction } from '../../people/audit/trail.ts';
import type { Services } from '../../services.ts';
import { findCells } from '../campaigns/store.ts';
import { ALL_GRADES } from '../submissions/cell.ts';
import { newCode } from '../submissions/code.ts';
import { describeAnswering } from './answering.ts';
import { capOfClass } from './caps.ts';
import { changeWay } from './changing.ts';
import { changeClassLink, makeClassLink } from './class-links.ts';
import { campaignRecord } from './record.ts';
import {
  AnsweringResponse,
  CampaignQuery,
  LinkBody,
  LinkChangeBody,
  LinkParams,
  LinkResponse,
  WayBody,
  WayResponse,
} from './schemas.ts';
import { deleteLink, getSchoolCampaign } from './store.ts';

const handing = (audit: AuditAction | AuditAction[]) => ({ access: 'codes:hand', scope: 'school', audit }) as const;

/** The keys of cards are there before the first card, so that the coordinator's page lists them first. A planned campaign has no cells. */
async function ensureKeys(
  { db, ticketKeys }: Pick<Services, 'db' | 'ticketKeys'>,
  schoolId: number,
  campaignId: number,
  audience: AnonymousAudience,
): Promise<void> {
  const cells = await findCells(db, campaignId, [schoolId]);
  for (const { grade } of cells.filter((cell) => cell.audience === audience))
    await ticketKeys.ensure({ schoolId, campaignId, audience, grade });
}

/** The ways of a school, and what its coordinator chose. */
export const wayRoutes =
  ({ db, ticketKeys, url }: Services): FastifyPluginAsyncTypebox =>
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
        config: handing(['way.choose', 'link.close']),
        schema: { params: IdParams, querystring: CampaignQuery, body: WayBody, response: { 200: WayResponse } },
      },
      async (request) => {
        const { body, params, query } = request;
        const { state } = await getSchoolCampaign(db, params.id, query.campaign);
        if (state === 'closed' || state === 'sealed') throw new ProblemError('campaignState');
        const record = campaignRecord(params.id, query.campaign);
        const closedLinks = await changeAndRecord(db, request, { action: 'way.choose', ...record }, async (trx) => {
          const count = await changeWay(trx, params.id, query.campaign, body.audience, body.way);
          if (count > 0) await recordAction(trx, request, { action: 'link.close', ...record, details: { count } });
          return count;
        });
        if (body.way === 'codes') await ensureKeys({ db, ticketKeys }, params.id, query.campaign, body.audience);
        return { ...body, closedLinks };
      },
    );
  };

const actionOf = (closed: boolean | undefined): AuditAction =>
  closed === undefined ? 'link.change' : closed ? 'link.close' : 'link.reopen';

/** The group links of a school's classes. */
export const groupLinkRoutes =
  ({ db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/api/schools/:id/links',
      {
        config: handing('link.make'),
        schema: { params: IdParams, querystring: CampaignQuery, body: LinkBody, response: { 201: LinkResponse } },
      },
      async (request, reply) => {
        const { body, params, query } = request;
        const { audience, cap = capOfClass(body.people), label, people } = body;
        const cell = { schoolId: params.id, campaignId: query.campaign, audience, grade: body.grade ?? ALL_GRADES };
        const code = newCode();
        const place = { campaign_id: cell.campaignId, school_id: cell.schoolId, audience, grade: cell.grade };
        const action = { action: 'link.make', ...campaignRecord(params.id, query.campaign) } as const;
        await changeAndRecord(db, request, action, (trx) =>
          makeClassLink(trx, { ...place, code, label: label.trim(), people, cap }),
        );
        return reply.code(201).send({ code, cap });
      },
    );

    app.put(
      '/api/schools/:id/links/:code',
      {
        config: handing(['link.change', 'link.close', 'link.reopen']),
        schema: {
          params: LinkParams,
          querystring: CampaignQuery,
          body: LinkChangeBody,
          response: { 200: LinkResponse },
        },
      },
      async (request) => {
        const { body, params, query } = request;
        const { label, ...change } = body;
        const link = { schoolId: params.id, campaignId: query.campaign, code: params.code };
        const action = { action: actionOf(body.closed), ...campaignRecord(params.id, query.campaign) };
        const cap = await changeAndRecord(db, request, action, (trx) =>
          changeClassLink(trx, link, { ...change, label: label?.trim() }),
        );
        return { code: params.code, cap };
      },
    );

    app.delete(
      '/api/schools/:id/links/:code',
      {
        config: handing('link.remove'),
        schema: { params: LinkParams, querystring: CampaignQuery, response: { 204: Empty } },
      },
      async (request, reply) => {
        const { params, query } = request;
        const action = { action: 'link.remove', ...campaignRecord(params.id, query.campaign) } as const;
        await changeAndRecord(db, request, action, (trx) => deleteLink(trx, params.id, query.campaign, params.code));
        return reply.code(204).send(null);
      },
    );
  };
