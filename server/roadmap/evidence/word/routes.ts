/** The ready Word document of a record: to take along and edit, or to file with the record at once. */
import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Language } from '../../../../surveys/schema.ts';
import { DOCX_TYPE, writeWord } from '../../../ground/documents/word-file.ts';
import { contentDisposition, downloadName } from '../../../ground/files/names.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { IdParams } from '../../../ground/http/schemas.ts';
import { changeAndRecord } from '../../../people/audit/trail.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { stampOf } from '../../../people/identity/stamp.ts';
import { findSchoolNamesIn } from '../../../people/schools/store.ts';
import { findLineages, getTerritory } from '../../../people/territories/store.ts';
import type { Services } from '../../../services.ts';
import { insertFile } from '../files/store.ts';
import { withoutFew } from '../people.ts';
import { evidenceRecord, viewFor } from '../record.ts';
import { dataFor, reachesOf } from '../rights.ts';
import { Evidence } from '../schemas.ts';
import { getRecord } from '../store.ts';
import { requireWritable } from '../writing.ts';
import { wordDocumentOf } from './document.ts';

const WordQuery = Type.Object({ language: Type.Optional(Type.Enum(['ru', 'en'])) });

export const evidenceWordRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { content, db } = services;

    /** @throws ProblemError `notFound` where no document follows from the record */
    async function write(request: FastifyRequest, id: number, language: Language, isFiled: boolean) {
      const row = await getRecord(db, reachesOf(callerOf(request)), id);
      const lineage = (await findLineages(db, [row.territoryId])).get(row.territoryId) ?? [];
      // What is filed is read by all who read the record.
      const { data } = isFiled ? withoutFew(row) : dataFor(callerOf(request), row, lineage);
      const names = await findSchoolNamesIn(db, row.territoryId);
      const nameOf = (schoolId: number) => names.get(schoolId)?.[language] ?? String(schoolId);
      const document = wordDocumentOf({ ...row, data } as typeof row, { forms: content.forms, language, nameOf });
      if (document === null) throw new ProblemError('notFound');
      const place =
        row.schoolId === null ? (await getTerritory(db, row.territoryId)).name[language] : nameOf(row.schoolId);
      const name = downloadName([document.title, place, row.occursOn], 'docx');
      return { name, content: await writeWord(document) };
    }

    app.get(
      '/api/evidence/:id/word',
      {
        config: { access: 'evidence:read', scope: 'evidence' },
        schema: { params: IdParams, querystring: WordQuery, response: { 200: Type.Any() } },
      },
      async (request, reply) => {
        const document = await write(request, request.params.id, request.query.language ?? 'ru', false);
        return reply
          .type(DOCX_TYPE)
          .header('content-disposition', contentDisposition(document.name))
          .header('cache-control', 'no-store')
          .send(document.content);
      },
    );

    app.post(
      '/api/evidence/:id/word',
      {
        config: { access: 'evidence:write', scope: 'evidence', audit: 'evidence.file' },
        schema: { params: IdParams, querystring: WordQuery, response: { 201: Evidence } },
      },
      async (request, reply) => {
        const { id } = request.params;
        const row = await requireWritable(db, request, id);
        const document = await write(request, id, request.query.language ?? 'ru', true);
        const sha256 = createHash('sha256').update(document.content).digest('hex');
        const file = { ...document, mediaType: DOCX_TYPE, sha256 };
        await changeAndRecord(db, request, { action: 'evidence.file', ...evidenceRecord(id, row) }, (trx) =>
          insertFile(trx, id, file, stampOf(services, request)),
        );
        return reply.code(201).send(await viewFor(db, request, id));
      },
    );
  };
