import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isDoubtful } from '../../../analytics/answer-quality.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { UNUSED } from '../codes/marks.ts';
import { getMark } from '../codes/store.ts';
import { keyView } from '../tickets/keys.ts';
import type { TicketKey } from '../tickets/schemas.ts';
import { gradeView } from './cell.ts';
import { encodeAnswers } from './codec.ts';
import type { Way } from './entrance.ts';
import { BODY_LIMIT, CodeParams, SubmissionBody, SubmissionResponse, SurveyResponse } from './schemas.ts';
import { getCellView, getLinkState, type Link } from './store.ts';

export const submissionRoutes = ({ batcher, db, entrance, forms, ticketKeys }: Services): FastifyPluginAsyncTypebox => {
  /** What the introduction shows, once it is sure that answers by this way can be taken now. */
  async function view(way: Way) {
    const cell = way.kind === 'link' ? way.link : way.code;
    const { title, school, state } = await getCellView(db, cell);
    if (state === 'planned') throw new ProblemError('campaignNotOpen');
    if (state === 'sealed') throw new ProblemError('campaignSealed');
    if (state !== 'open') throw new ProblemError('campaignClosed');
    if (way.kind === 'link') await requireRoom(way.link);
    if (way.kind === 'code' && !UNUSED.equals(await getMark(db, way.code))) throw new ProblemError('codeSpent');
    return { title, school, audience: cell.audience, grade: gradeView(cell.grade) };
  }

  async function requireRoom(link: Link): Promise<void> {
    const { closed, full } = await getLinkState(db, link);
    if (closed) throw new ProblemError('linkClosed');
    if (full) throw new ProblemError('codeUsedUp');
  }

  async function ticketKeyOf(way: Way): Promise<TicketKey | null> {
    if (way.kind === 'link') return null;
    const key = await ticketKeys.ensure(way.code);
    if (!key) throw new ProblemError('campaignClosed');
    return keyView(key);
  }

  return async (app) => {
    app.get(
      '/api/survey/:code',
      { config: { access: 'public' }, schema: { params: CodeParams, response: { 200: SurveyResponse } } },
      async (request) => {
        const way = await entrance.enter(request.params.code, request.ip);
        const cell = way.kind === 'link' ? way.link : way.code;
        const shown = await view(way);
        const { definition } = await forms.get(cell.campaignId, cell.audience);
        return { ...shown, languages: ['ru', 'en'], form: definition, ticketKey: await ticketKeyOf(way) };
      },
    );

    app.post(
      '/api/survey/:code/submissions',
      {
        // Answers are never anybody's action.
        config: { access: 'public', audit: false },
        bodyLimit: BODY_LIMIT,
        // A dozen bytes are no page: neither worth compressing nor in need of a page's policies, which cost more than the rest.
        compress: false,
        helmet: false,
        schema: {
          params: CodeParams,
          body: SubmissionBody,
          response: { 200: SubmissionResponse, 201: SubmissionResponse },
        },
      },
      async (request, reply) => {
        const link = await entrance.enterByLink(request.params.code, request.ip);
        const { items, plan } = await forms.get(link.campaignId, link.audience);
        const encoded = encodeAnswers(items, request.body.answers);
        if (encoded.kind === 'invalid') throw new ProblemError('invalid', encoded.faults);
        const doubtful = request.body.hurried === true || isDoubtful(plan, encoded.bytes);
        const outcome = await batcher.submit({ ...link, id: request.body.id, answers: encoded.bytes, doubtful });
        if (outcome === 'gone') {
          entrance.forget(link);
          throw new ProblemError('codeUnknown');
        }
        // A closed campaign still takes what was finished before.
        if (outcome === 'closed') throw new ProblemError('campaignSealed');
        if (outcome === 'linkClosed') throw new ProblemError('linkClosed');
        if (outcome === 'full') throw new ProblemError('codeUsedUp');
        return reply.code(outcome === 'stored' ? 201 : 200).send({ received: true });
      },
    );
  };
};
