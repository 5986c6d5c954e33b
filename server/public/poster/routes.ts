/** The poster: for whoever works on it as soon as there is a draft, for everybody once it is published. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../surveys/schema.ts';
import { contentDisposition, downloadName } from '../../ground/files/names.ts';
import { addressOf } from '../../ground/http/own-address.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams, Pdf } from '../../ground/http/schemas.ts';
import { createThreadWork } from '../../ground/thread-work.ts';
import { findSchoolName } from '../../people/schools/store.ts';
import { PosterQuery } from '../../publishing/publications/schemas.ts';
import { getPublication } from '../../publishing/publications/store.ts';
import type { Services } from '../../services.ts';
import { MANNERS, prefixOf } from '../pages/address.ts';
import { notFoundPage } from '../pages/publication.ts';
import { idOf, sendPage } from '../pages/reply.ts';
import { findPublishedOne } from '../pages/store.ts';
import type { Poster } from './poster.ts';
import texts from './texts.json' with { type: 'json' };

const LIMITS = { seconds: 10, megabytes: 256 };

const draw = createThreadWork<Poster, Uint8Array>(new URL('./drawing-thread.ts', import.meta.url), LIMITS);

async function sendPoster(reply: FastifyReply, poster: Poster): Promise<FastifyReply> {
  const pdf = Buffer.from(await draw(poster));
  return reply
    .type('application/pdf')
    .header(
      'content-disposition',
      contentDisposition(downloadName([texts[poster.language].file, poster.school, poster.title], 'pdf'), 'inline'),
    )
    .header('cache-control', 'no-store')
    .send(pdf);
}

export const posterRoutes =
  ({ db, url }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const pageOf = (request: FastifyRequest, language: Language, id: number): string => {
      const manner = { language, isLarge: false };
      return `${addressOf(url, request)}${prefixOf(manner)}/publications/${id}`;
    };

    app.get(
      '/api/publications/:id/poster',
      {
        config: { access: 'publications:read', scope: 'publication' },
        schema: { params: IdParams, querystring: PosterQuery, response: { 200: Pdf } },
      },
      async (request, reply) => {
        const { id } = request.params;
        const { language } = request.query;
        const { body, findings, schoolId, state, title } = await getPublication(db, id);
        if (findings === null || schoolId === null) throw new ProblemError('notFound');
        const school = (await findSchoolName(db, schoolId))[language];
        const address = pageOf(request, language, id);
        const poster = { language, title, school, body, findings, address, isDraft: state !== 'published' };
        return sendPoster(reply, poster);
      },
    );

    for (const manner of MANNERS) {
      app.get<{ Params: { id: string } }>(
        `${prefixOf(manner)}/publications/:id/poster`,
        { config: { access: 'public' }, schema: { hide: true } },
        async (request, reply) => {
          const id = idOf(request.params.id);
          const row = await findPublishedOne(db, id);
          const { language } = manner;
          if (!row?.findings || !row.school) return sendPage(reply, notFoundPage(manner), 404);
          const { body, findings, title } = row;
          const address = pageOf(request, language, id);
          return sendPoster(reply, {
            language,
            title,
            school: row.school[language],
            body,
            findings,
            address,
            isDraft: false,
          });
        },
      );
    }
  };
