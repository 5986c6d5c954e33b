/** The file of a publication: told by its content, kept in the database, handed out by right. */
import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { changeAndRecord } from '../../audit/trail.ts';
import { FileFault } from '../../files/fault.ts';
import { inspectFile, type TakenKind } from '../../files/inspect.ts';
import { contentDisposition, safeFileName } from '../../files/names.ts';
import { ProblemError } from '../../http/problem.ts';
import type { ProblemCode } from '../../http/problem-texts.ts';
import { Id, IdParams } from '../../http/schemas.ts';
import { acceptFiles, readFile, type UploadedFile } from '../../http/upload.ts';
import { callerOf } from '../../identity/access.ts';
import type { Services } from '../../services.ts';
import { publicationRecord, requireWritable, viewFor } from '../routes.ts';
import { Publication } from '../schemas.ts';
import { getFile, putFile } from './store.ts';

/** A scanned document of a school is some megabytes; more is a mistake. */
const MOST_BYTES = 10 * 1024 * 1024;

const MEDIA_TYPES: Partial<Record<TakenKind, { type: string; ending: string }>> = {
  pdf: { type: 'application/pdf', ending: '.pdf' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: '.docx' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: '.xlsx' },
  png: { type: 'image/png', ending: '.png' },
  jpeg: { type: 'image/jpeg', ending: '.jpg' },
};
const ALLOWED = Object.keys(MEDIA_TYPES) as TakenKind[];

const REFUSED: Partial<Record<FileFault['code'], ProblemCode>> = {
  macros: 'fileMacros',
  bomb: 'fileUnsafe',
  entities: 'fileUnsafe',
  tooLarge: 'tooLarge',
};

/** @throws ProblemError `publicationFile` when it is none of the kinds, `fileMacros`, `fileUnsafe`, `tooLarge` */
export async function fileOf({ bytes, name }: Pick<UploadedFile, 'bytes' | 'name'>) {
  const kind = await inspectFile(bytes, ALLOWED, MOST_BYTES).catch((error: unknown) => {
    if (error instanceof FileFault) throw new ProblemError(REFUSED[error.code] ?? 'publicationFile');
    throw error;
  });
  const { ending, type } = MEDIA_TYPES[kind] ?? { ending: '', type: '' };
  const safe = safeFileName(name);
  // The ending says what it is, whatever somebody has called it.
  const named = safe.toLowerCase().endsWith(ending) ? safe : `${safe.replace(/\.[a-z0-9]{1,8}$/i, '')}${ending}`;
  return { name: named, mediaType: type, sha256: createHash('sha256').update(bytes).digest('hex'), content: bytes };
}

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
        const file = await fileOf(await readFile(request));
        const stamp = { changedBy: callerOf(request).id, changedAt: clock.now() };
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
        const stamp = { changedBy: callerOf(request).id, changedAt: clock.now() };
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
