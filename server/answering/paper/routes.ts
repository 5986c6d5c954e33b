import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import { formElements } from '../../../surveys/form.ts';
import type { Localized } from '../../../surveys/schema.ts';
import { contentDisposition, downloadName } from '../../ground/files/names.ts';
import { addressOf } from '../../ground/http/own-address.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams, Pdf } from '../../ground/http/schemas.ts';
import { changeAndRecord, recordAction } from '../../people/audit/trail.ts';
import type { Services } from '../../services.ts';
import { findCells, findLinks } from '../campaigns/store.ts';
import { makeCodes } from '../codes/making.ts';
import { revokeBatch } from '../codes/store.ts';
import { campaignRecord } from '../modes/record.ts';
import { CampaignQuery, CardsBody, NoticesQuery, RevokedResponse, SheetParams } from '../modes/schemas.ts';
import { countKeyed, findWays, getSchoolCampaign, insertSheet, isOwnBatch } from '../modes/store.ts';
import { requireWay } from '../modes/way.ts';
import { ALL_GRADES, gradeView } from '../submissions/cell.ts';
import { fingerprintOf } from '../tickets/fingerprint.ts';
import { draw } from './drawing.ts';
import { HASH_SHOWN } from './form.ts';
import { storeSheets } from './keying.ts';
import papers from './papers.json' with { type: 'json' };
import { KeyedBody, KeyedResponse, KeyingQuery, KeyingResponse, PaperQuery } from './schemas.ts';
import { getFormHash } from './store.ts';
import { groupName } from './texts.ts';

/** 200 sheets of the longest form. */
const BODY_LIMIT = 1024 * 1024;

function sendPdf(reply: FastifyReply, parts: string[], pdf: Buffer) {
  return reply
    .type('application/pdf')
    .header('content-disposition', contentDisposition(downloadName(parts, 'pdf'), 'inline'))
    .header('cache-control', 'no-store')
    .send(pdf);
}

/** Cards with one-time codes, which exist as plain text in this one answer only, and notices of group links. */
export const cardRoutes =
  ({ clock, db, ticketKeys, url }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/api/schools/:id/cards',
      {
        config: { access: 'codes:hand', scope: 'school', audit: 'cards.make' },
        schema: { params: IdParams, querystring: CampaignQuery, body: CardsBody, response: { 201: Pdf } },
      },
      async (request, reply) => {
        const { audience, count, label, language, large } = request.body;
        const grade = request.body.grade ?? ALL_GRADES;
        const cell = { schoolId: request.params.id, campaignId: request.query.campaign, audience, grade };
        await requireWay(db, cell, 'codes');
        const { closesOn, school, title } = await getSchoolCampaign(db, cell.schoolId, cell.campaignId);
        const key = await ticketKeys.ensure(cell);
        if (!key) throw new ProblemError('campaignState');
        const group = groupName(language, audience, grade);
        const made = { fingerprint: fingerprintOf(key), address: addressOf(url, request) };
        const sheet = { language, large, label, title, school, closesOn, group, ...made };
        // The codes come into being together with their sheet, or not at all.
        const action = {
          action: 'cards.make',
          ...campaignRecord(cell.schoolId, cell.campaignId),
          details: { count },
        } as const;
        const pdf = await changeAndRecord(db, request, action, async (trx) => {
          const { batchId, codes } = await makeCodes(trx, { ...cell, count });
          await insertSheet(trx, batchId, label.trim(), clock.today());
          return draw({ kind: 'cards', sheet: { ...sheet, codes } });
        });
        const parts = [papers.cards[language], school[language], group, label, title[language]];
        return sendPdf(reply.code(201), parts, pdf);
      },
    );

    app.delete(
      '/api/schools/:id/cards/:sheet',
      {
        config: { access: 'codes:hand', scope: 'school', audit: 'cards.revoke' },
        schema: { params: SheetParams, querystring: CampaignQuery, response: { 200: RevokedResponse } },
      },
      async (request) => {
        const { params, query } = request;
        if (!(await isOwnBatch(db, params.sheet, params.id, query.campaign))) throw new ProblemError('notFound');
        const entry = { action: 'cards.revoke', ...campaignRecord(params.id, query.campaign) } as const;
        const revoked = await changeAndRecord(
          db,
          request,
          (count: number) => ({ ...entry, details: { count } }),
          (trx) => revokeBatch(trx, params.sheet),
        );
        return { revoked };
      },
    );

    app.get(
      '/api/schools/:id/notices',
      {
        config: { access: 'links:read', scope: 'school' },
        schema: { params: IdParams, querystring: NoticesQuery, response: { 200: Pdf } },
      },
      async (request, reply) => {
        const { campaign, language } = request.query;
        const { closesOn, school, title } = await getSchoolCampaign(db, request.params.id, campaign);
        const links = (await findLinks(db, campaign, [request.params.id])).filter(({ closed }) => !closed);
        if (links.length === 0) throw new ProblemError('notFound');
        const notices = links.map(({ audience, code, grade, label }) => ({
          group: groupName(language, audience, grade),
          label,
          code,
        }));
        const set = { language, address: addressOf(url, request), title, school, closesOn, notices };
        const parts = [papers.notices[language], school[language], title[language]];
        return sendPdf(reply, parts, await draw({ kind: 'notices', set }));
      },
    );
  };

/** The paper form, and keying it in. */
export const paperRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db, forms } = services;
    app.get(
      '/api/schools/:id/paper',
      {
        config: { access: 'links:read', scope: 'school' },
        schema: { params: IdParams, querystring: PaperQuery, response: { 200: Pdf } },
      },
      async ({ params, query }, reply) => {
        const { audience, campaign, language } = query;
        const { school, title } = await getSchoolCampaign(db, params.id, campaign);
        const { definition } = await forms.get(campaign, audience);
        const hash = await getFormHash(db, campaign, audience);
        const pdf = await draw({ kind: 'form', form: { language, definition, audience, hash } });
        const parts = [
          papers.form[language],
          school[language],
          groupName(language, audience, ALL_GRADES),
          title[language],
        ];
        return sendPdf(reply, parts, pdf);
      },
    );

    app.get(
      '/api/schools/:id/keying',
      {
        config: { access: 'answers:key', scope: 'school' },
        schema: { params: IdParams, querystring: KeyingQuery, response: { 200: KeyingResponse } },
      },
      async ({ params: { id: schoolId }, query: { audience, campaign: campaignId } }) => {
        const { state } = await getSchoolCampaign(db, schoolId, campaignId);
        const { definition } = await forms.get(campaignId, audience);
        const ways = await findWays(db, schoolId, campaignId);
        const keyed = await countKeyed(db, campaignId, schoolId);
        const cells = await findCells(db, campaignId, [schoolId]);
        return {
          schoolId,
          campaignId,
          audience,
          state,
          way: ways.get(audience) ?? 'link',
          form: (await getFormHash(db, campaignId, audience)).slice(0, HASH_SHOWN),
          groups: cells
            .filter((cell) => cell.audience === audience)
            .map(({ grade }) => ({ grade: gradeView(grade), keyed: keyed.get(`${audience} ${grade}`) ?? 0 })),
          items: formElements(definition).map((element) => ({
            name: element.name as string,
            title: element.title as Localized,
            choices: element.choices as KeyingResponse['items'][number]['choices'],
          })),
        };
      },
    );

    app.post(
      '/api/schools/:id/keyed',
      {
        bodyLimit: BODY_LIMIT,
        // That sheets were keyed in and how many, never of whom or with what in them.
        config: { access: 'answers:key', scope: 'school', audit: 'sheets.key' },
        schema: { params: IdParams, querystring: CampaignQuery, body: KeyedBody, response: { 200: KeyedResponse } },
      },
      async (request) => {
        const { body, params, query } = request;
        const { audience, grade, sheets } = body;
        const cell = { schoolId: params.id, campaignId: query.campaign, audience, grade: grade ?? ALL_GRADES };
        await requireWay(db, cell, 'paper');
        const entry = { action: 'sheets.key', ...campaignRecord(params.id, query.campaign) } as const;
        const outcome = await storeSheets(services, cell, sheets);
        await recordAction(db, request, { ...entry, details: { count: outcome.stored } });
        return outcome;
      },
    );
  };
