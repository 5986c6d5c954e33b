import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Kysely } from 'kysely';
import { isDoubtful } from '../../analytics/answer-quality.ts';
import type { Database } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { gradeView } from './cell.ts';
import { normaliseCode } from './code.ts';
import { encodeAnswers } from './codec.ts';
import { CodeParams, SubmissionBody, SubmissionResponse, SurveyResponse } from './schemas.ts';
import { findLink, getLinkView, type Link } from './store.ts';

/** An answer set of the longest form is under 4 KB; nobody needs more. */
const BODY_LIMIT = 32 * 1024;

export const submissionRoutes =
  ({ batcher, db, forms }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/survey/:code',
      { config: { access: 'public' }, schema: { params: CodeParams, response: { 200: SurveyResponse } } },
      async (request) => {
        const link = await getLink(db, request.params.code);
        const { title, school, state, full } = await getLinkView(db, link.code);
        if (state !== 'open') throw new ProblemError('campaignClosed');
        if (full) throw new ProblemError('codeUsedUp');
        const { definition } = await forms.get(link.campaignId, link.audience);
        const { audience, grade } = link;
        return { title, audience, grade: gradeView(grade), school, languages: ['ru', 'en'], form: definition };
      },
    );

    app.post(
      '/api/survey/:code/submissions',
      {
        config: { access: 'public' },
        bodyLimit: BODY_LIMIT,
        schema: {
          params: CodeParams,
          body: SubmissionBody,
          response: { 200: SubmissionResponse, 201: SubmissionResponse },
        },
      },
      async (request, reply) => {
        const link = await getLink(db, request.params.code);
        const { items, plan } = await forms.get(link.campaignId, link.audience);
        const encoded = encodeAnswers(items, request.body.answers);
        if (encoded.kind === 'invalid') throw new ProblemError('invalid', encoded.faults);
        const doubtful = request.body.hurried === true || isDoubtful(plan, encoded.bytes);
        const outcome = await batcher.submit({ ...link, id: request.body.id, answers: encoded.bytes, doubtful });
        if (outcome === 'closed') throw new ProblemError('campaignClosed');
        if (outcome === 'full') throw new ProblemError('codeUsedUp');
        return reply.code(outcome === 'stored' ? 201 : 200).send({ received: true });
      },
    );
  };

async function getLink(db: Kysely<Database>, typed: string): Promise<Link> {
  const link = await findLink(db, normaliseCode(typed));
  if (!link) throw new ProblemError('codeUnknown');
  return link;
}
