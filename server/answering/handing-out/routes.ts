import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { contentDisposition, downloadName } from '../../ground/files/names.ts';
import { workbook, XLSX_TYPE } from '../../ground/files/workbook.ts';
import { addressOf } from '../../ground/http/own-address.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { actorOf, recordNothing } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import type { Services } from '../../services.ts';
import { getCampaign } from '../campaigns/life/store.ts';
import { schoolsOfCampaign } from '../campaigns/schools.ts';
import { describeAnswering } from '../modes/answering.ts';
import { CampaignQuery } from '../modes/schemas.ts';
import { getSchoolCampaign } from '../modes/store.ts';
import { gradeView } from '../submissions/cell.ts';
import { makeAllLinks, planAllLinks } from './bulk-links.ts';
import { planWays, setWays } from './bulk-ways.ts';
import { coordinatorSheet } from './coordinator-sheet.ts';
import { makeKit } from './kit.ts';
import { summarizeKits } from './kits.ts';
import { composeMessage } from './message.ts';
import { whyNoWay } from './missing-ways.ts';
import {
  FileBytes,
  KitBody,
  KitsResponse,
  LinksBody,
  LinksPlan,
  LinksPlanQuery,
  MessageResponse,
  MissingWaysResponse,
  PapersQuery,
  WaysPlan,
  WaysQuery,
  WaysWish,
} from './schemas.ts';
import { findHandedGroups } from './store.ts';
import texts from './texts.json' with { type: 'json' };

const looking = { access: 'codes:hand', scope: 'campaignPart' } as const;

/** Handing out in all schools of a campaign at once. */
export const bulkRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.get(
      '/api/campaigns/:id/links/plan',
      { config: looking, schema: { params: IdParams, querystring: LinksPlanQuery, response: { 200: LinksPlan } } },
      async (request) => {
        const scope = scopeOf(callerOf(request), 'codes:hand');
        return planAllLinks(services, { campaignId: request.params.id, most: request.query.most ?? null, scope });
      },
    );

    app.post(
      '/api/campaigns/:id/links',
      {
        config: { ...looking, audit: 'link.makeAll' },
        schema: { params: IdParams, body: LinksBody, response: { 200: LinksPlan } },
      },
      async (request) => {
        const scope = scopeOf(callerOf(request), 'codes:hand');
        const wish = { campaignId: request.params.id, most: request.body.most, scope };
        const made = await makeAllLinks(services, wish, actorOf(request));
        if (made.links === 0) recordNothing(request);
        return made;
      },
    );

    app.get(
      '/api/campaigns/:id/ways/plan',
      { config: looking, schema: { params: IdParams, querystring: WaysQuery, response: { 200: WaysPlan } } },
      async (request) => {
        const { audience, status = null, type = null, way } = request.query;
        const scope = scopeOf(callerOf(request), 'codes:hand');
        return planWays(services, { campaignId: request.params.id, audience, status, type, way, scope });
      },
    );

    app.put(
      '/api/campaigns/:id/ways',
      {
        config: { ...looking, audit: ['way.choose', 'link.close'] },
        schema: { params: IdParams, body: WaysWish, response: { 200: WaysPlan } },
      },
      async (request) => {
        const changed = await setWays(
          services,
          { campaignId: request.params.id, ...request.body, scope: scopeOf(callerOf(request), 'codes:hand') },
          actorOf(request),
        );
        if (changed.change.length === 0) recordNothing(request);
        return changed;
      },
    );

    app.get(
      '/api/campaigns/:id/missing-ways',
      { config: { access: 'links:read' }, schema: { params: IdParams, response: { 200: MissingWaysResponse } } },
      async (request) => {
        const schoolIds = await schoolsOfCampaign(db, request, 'links:read', request.params.id);
        const { state } = await getCampaign(db, request.params.id);
        const groups = state === 'open' ? await findHandedGroups(db, request.params.id, schoolIds) : [];
        return {
          groups: groups.flatMap((group) => {
            const why = whyNoWay(group);
            const { audience, grade, schoolId } = group;
            return why === null ? [] : [{ schoolId, audience, grade: gradeView(grade), why }];
          }),
        };
      },
    );
  };

/** What a school prints and sends: its kit, its message for a chat, and the sheet of its coordinator. */
export const kitRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db, url } = services;
    app.get(
      '/api/campaigns/:id/kits',
      { config: { access: 'links:read' }, schema: { params: IdParams, response: { 200: KitsResponse } } },
      async (request) => {
        const schoolIds = await schoolsOfCampaign(db, request, 'links:read', request.params.id);
        return { schools: summarizeKits(await findHandedGroups(db, request.params.id, schoolIds)) };
      },
    );

    app.post(
      '/api/schools/:id/kit',
      {
        config: { access: 'codes:hand', scope: 'school', audit: ['kit.make', 'cards.make'] },
        schema: { params: IdParams, querystring: CampaignQuery, body: KitBody, response: { 201: FileBytes } },
      },
      async (request, reply) => {
        const { body, params, query } = request;
        const of = { schoolId: params.id, campaignId: query.campaign, language: body.language };
        const kit = await makeKit(services, { ...of, address: addressOf(url, request) }, actorOf(request));
        return reply
          .code(201)
          .type('application/zip')
          .header('content-disposition', contentDisposition(kit.name))
          .header('cache-control', 'no-store')
          .send(kit.zip);
      },
    );

    app.get(
      '/api/schools/:id/message',
      {
        config: { access: 'links:read', scope: 'school' },
        schema: { params: IdParams, querystring: PapersQuery, response: { 200: MessageResponse } },
      },
      async (request) => {
        const { campaign, language } = request.query;
        const { school } = await getSchoolCampaign(db, request.params.id, campaign);
        const answering = await describeAnswering(db, request.params.id, campaign, addressOf(url, request));
        return { text: composeMessage(language, { ...answering, school: school[language] }) };
      },
    );

    app.get(
      '/api/schools/:id/handout-sheet',
      {
        config: { access: 'links:read', scope: 'school' },
        schema: { params: IdParams, querystring: PapersQuery, response: { 200: FileBytes } },
      },
      async (request, reply) => {
        const { campaign, language } = request.query;
        const { school, title } = await getSchoolCampaign(db, request.params.id, campaign);
        const name = downloadName([texts.sheet.file[language], school[language], title[language]], 'xlsx');
        const answering = await describeAnswering(db, request.params.id, campaign, addressOf(url, request));
        const { header, rows } = coordinatorSheet(language, answering);
        const file = await workbook(header, rows);
        return reply
          .type(XLSX_TYPE)
          .header('content-disposition', contentDisposition(name))
          .header('cache-control', 'no-store')
          .send(file);
      },
    );
  };
