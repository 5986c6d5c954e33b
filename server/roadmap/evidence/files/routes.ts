/** Files of a record: told by their content, kept in the database, handed out to those who read the record. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { contentDisposition } from '../../../ground/files/names.ts';
import { attachmentOf, MOST_BYTES } from '../../../ground/http/attachment.ts';
import { IdParams } from '../../../ground/http/schemas.ts';
import { acceptFiles, readFile } from '../../../ground/http/upload.ts';
import { changeAndRecord } from '../../../people/audit/trail.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { stampOf } from '../../../people/identity/stamp.ts';
import type { Services } from '../../../services.ts';
import { evidenceRecord, viewFor } from '../record.ts';
import { reachesOf } from '../rights.ts';
import { Evidence, FileParams } from '../schemas.ts';
import { getRecord } from '../store.ts';
import { requireWritable } from '../writing.ts';
import { getFile, insertFile, removeFile } from './store.ts';

export const evidenceFileRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    await acceptFiles(app, MOST_BYTES);
    const config = { access: 'evidence:write', scope: 'evidence', audit: 'evidence.file' } as const;

    app.post(
      '/api/evidence/:id/files',
      {
        config,
        schema: { consumes: ['multipart/form-data'], params: IdParams, response: { 201: Evidence } },
      },
      async (request, reply) => {
        const { id } = request.params;
        const row = await requireWritable(db, request, id);
        const file = await attachmentOf(await readFile(request));
        await changeAndRecord(db, request, { action: 'evidence.file', ...evidenceRecord(id, row) }, (trx) =>
          insertFile(trx, id, file, stampOf(services, request)),
        );
        return reply.code(201).send(await viewFor(db, request, id));
      },
    );

    app.get(
      '/api/evidence/:id/files/:file',
      {
        config: { access: 'evidence:read', scope: 'evidence' },
        schema: { params: FileParams, response: { 200: Type.Any() } },
      },
      async (request, reply) => {
        const { file, id } = request.params;
        await getRecord(db, reachesOf(callerOf(request)), id);
        const { content, mediaType, name } = await getFile(db, id, file);
        return reply
          .type(mediaType)
          .header('content-disposition', contentDisposition(name))
          .header('cache-control', 'no-store')
          .send(content);
      },
    );

    app.delete(
      '/api/evidence/:id/files/:file',
      { config, schema: { params: FileParams, response: { 200: Evidence } } },
      async (request) => {
        const { file, id } = request.params;
        const row = await requireWritable(db, request, id);
        await changeAndRecord(db, request, { action: 'evidence.file', ...evidenceRecord(id, row) }, (trx) =>
          removeFile(trx, id, file, stampOf(services, request)),
        );
        return viewFor(db, request, id);
      },
    );
  };
