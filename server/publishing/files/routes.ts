/** The file of a publication: told by its content, kept in the database, handed out by right. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { contentDisposition } from '../../ground/files/names.ts';
import { attachmentOf, MOST_BYTES } from '../../ground/http/attachment.ts';
import { Id, IdParams } from '../../ground/http/schemas.ts';
import { acceptFiles, readFile } from '../../ground/http/upload.ts';
import { changeAndRecord } from '../../people/audit/trail.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import type { Services } from '../../services.ts';
import { publicationRecord, requireWritable, viewFor } from '../publications/record.ts';
import { Publication } from '../publications/schemas.ts';
import { getFile, putFile } from './store.ts';

const VersionQuery = Type.Object({ version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) });

export const publicationFileRoutes =
  ({ clock, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    await acceptFiles(app, MOST_BYTES);
    const config = { access: 'publications:write', scope: 'publication', audit: 'publication.file' } as const;
    const params = Type.Object({ id: Id });

    app.put(
      '/api/publications/:id/file',
      {
        config,
        schema: {
          consumes: ['multipart/form-data'],
          params,
          querystring: VersionQuery,
          response: { 200: Publication },
        },
      },
      async (request) => {
        const { id } = request.params;
        const { row } = await requireWritable(db, request, id);
        const file = await attachmentOf(await readFile(request));
        const stamp = stampOf({ clock }, request);
        await changeAndRecord(db, request, { action: 'publication.file', ...publicationRecord(id, row) }, (trx) =>
          putFile(trx, id, request.query.version, stamp, file),
        );
        return viewFor(db, request, id);
      },
    );

    app.delete(
      '/api/publications/:id/file',
      { config, schema: { params, querystring: VersionQuery, response: { 200: Publication } } },
      async (request) => {
        const { id } = request.params;
        const { row } = await requireWritable(db, request, id);
        const stamp = stampOf({ clock }, request);
        await changeAndRecord(db, request, { action: 'publication.file', ...publicationRecord(id, row) }, (trx) =>
          putFile(trx, id, request.query.version, stamp, null),
        );
        return viewFor(db, request, id);
      },
    );

    app.get(
      '/api/publications/:id/file',
      {
        config: { access: 'publications:read', scope: 'publication' },
        schema: { params: IdParams, response: { 200: Type.Any() } },
      },
      async ({ params: { id } }, reply) => {
        const { content, mediaType, name } = await getFile(db, id);
        return reply
          .type(mediaType)
          .header('content-disposition', contentDisposition(name))
          .header('cache-control', 'no-store')
          .send(content);
      },
    );
  };
