import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { formFacts } from '../../../surveys/form.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { changeAndRecord, recordView } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { schoolsWith } from '../../people/identity/caller.ts';
import type { Services } from '../../services.ts';
import { getCampaignModel } from '../campaigns/store.ts';
import { askForRefreshing } from '../changed-schools/job.ts';
import { CampaignQuery } from '../modes/schemas.ts';
import { findForm } from '../submissions/store.ts';
import { checkFacts, withoutSmallCounts } from './facts.ts';
import { ReturnResponse, SignBody, SignResponse } from './schemas.ts';
import { findCampaignOfSchool, findReturn, insertReturn } from './store.ts';

export const returnRoutes =
  ({ clock, db, jobs }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/schools/:id/return',
      {
        config: { access: 'return:read', scope: 'school', audit: 'return.view' },
        schema: { params: IdParams, querystring: CampaignQuery, response: { 200: ReturnResponse } },
      },
      async (request) => {
        const { id: schoolId } = request.params;
        const { campaign: campaignId } = request.query;
        const { definition, open } = await getForm(db, schoolId, campaignId);
        const signed = await findReturn(db, schoolId, campaignId);
        await recordView(db, request, { action: 'return.view', ...returnRecord(schoolId, campaignId) }, [schoolId]);
        const { countsOfPeople = [] } = await getCampaignModel(db, campaignId);
        const own = schoolsWith(callerOf(request), 'return:sign').has(schoolId);
        return {
          campaignId,
          form: definition,
          open,
          signed: signed
            ? {
                ...signed,
                ...withoutSmallCounts(signed.facts, own ? [] : countsOfPeople),
                signedAt: signed.signedAt.toISOString(),
              }
            : null,
        };
      },
    );

    app.post(
      '/api/schools/:id/return',
      {
        config: { access: 'return:sign', scope: 'school', audit: 'return.sign' },
        schema: { params: IdParams, querystring: CampaignQuery, body: SignBody, response: { 201: SignResponse } },
      },
      async (request, reply) => {
        const { id: schoolId } = request.params;
        const { campaign: campaignId } = request.query;
        const { facts, expected } = request.body;
        const { definition, open } = await getForm(db, schoolId, campaignId);
        if (!open) throw new ProblemError('campaignClosed');
        const faults = checkFacts(formFacts(definition), facts);
        if (faults.length > 0) throw new ProblemError('invalid', faults);
        const signedBy = callerOf(request).id;
        const signed = { schoolId, campaignId, facts, signedBy, signedAt: clock.now(), expected };
        const { details, ...where } = returnRecord(schoolId, campaignId);
        const version = await changeAndRecord(
          db,
          request,
          (made: number) => ({ action: 'return.sign', ...where, details: { ...details, version: made } }),
          (trx) => insertReturn(trx, signed),
        );
        await askForRefreshing({ db, jobs });
        return reply.code(201).send({ version });
      },
    );
  };

/** How a return is named in the audit: by its school and campaign. */
function returnRecord(school: number, campaign: number) {
  return { record: { kind: 'return', id: `${school}/${campaign}` }, school, details: { campaign } } as const;
}

/** The director's frozen form. @throws ProblemError `notFound` when the campaign does not survey the school */
async function getForm(db: Services['db'], schoolId: number, campaignId: number) {
  const campaign = await findCampaignOfSchool(db, schoolId, campaignId);
  const definition = await findForm(db, campaignId, 'director');
  if (!campaign || !definition) throw new ProblemError('notFound');
  return { definition, open: campaign.state === 'open' };
}
