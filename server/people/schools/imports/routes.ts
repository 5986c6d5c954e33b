import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { contentDisposition } from '../../../ground/files/names.ts';
import { workbook, XLSX_TYPE } from '../../../ground/files/workbook.ts';
import { Empty, IdParams } from '../../../ground/http/schemas.ts';
import { fileWords } from '../../../ground/tables/file-words.ts';
import type { Services } from '../../../services.ts';
import { actorOf, recordNothing } from '../../audit/trail.ts';
import { callerOf } from '../../identity/access.ts';
import { chosenFile } from '../../imports/chosen-file.ts';
import { IMPORT_BODY_LIMIT, ImportsResponse } from '../../imports/schemas.ts';
import { findImports, takeImport } from '../../imports/store.ts';
import { requireTerritory, territoriesReached } from '../../territories/scope.ts';
import { importSchools, previewSchools, type SchoolsFile, undoSchools } from './importing.ts';
import {
  SchoolImportsQuery,
  SchoolsImportBody,
  SchoolsImportResponse,
  SchoolsPreviewBody,
  SchoolsPreviewResponse,
  TemplateQuery,
} from './schemas.ts';
import texts from './template-texts.json' with { type: 'json' };

const columns = fileWords.schools;

const MANAGE = 'schools:manage';

/** Schools from a file of a register. */
export const schoolImportRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.post(
      '/api/register/schools/preview',
      {
        bodyLimit: IMPORT_BODY_LIMIT,
        config: { access: MANAGE, audit: 'schools.import' },
        schema: { body: SchoolsPreviewBody, response: { 200: SchoolsPreviewResponse } },
      },
      async (request) => {
        await requireTerritory(db, callerOf(request), MANAGE, request.body.territoryId);
        recordNothing(request);
        return previewSchools(services, fileOf(request.body));
      },
    );

    app.post(
      '/api/register/schools/import',
      {
        bodyLimit: IMPORT_BODY_LIMIT,
        config: { access: MANAGE, audit: 'schools.import' },
        schema: { body: SchoolsImportBody, response: { 200: SchoolsImportResponse } },
      },
      async (request) => {
        const { digest, ...body } = request.body;
        await requireTerritory(db, callerOf(request), MANAGE, body.territoryId);
        const result = await importSchools(services, actorOf(request), fileOf(body), digest);
        if (result.id === null) recordNothing(request);
        return result;
      },
    );

    app.get(
      '/api/register/schools/imports',
      {
        config: { access: MANAGE },
        schema: { querystring: SchoolImportsQuery, response: { 200: ImportsResponse } },
      },
      async (request) => {
        const ids = await territoriesReached(db, callerOf(request), MANAGE, request.query.territory);
        return { imports: await findImports(db, 'schools', ids) };
      },
    );

    app.post(
      '/api/register/schools/imports/:id/undo',
      {
        config: { access: MANAGE, audit: 'schools.undo' },
        schema: { params: IdParams, response: { 204: Empty } },
      },
      async (request, reply) => {
        const { id } = request.params;
        const { territoryId } = await takeImport(db, 'schools', id);
        await requireTerritory(db, callerOf(request), MANAGE, territoryId);
        await undoSchools(services, actorOf(request), id);
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/api/register/schools/template',
      {
        config: { access: MANAGE },
        schema: { querystring: TemplateQuery, response: { 200: Type.Any() } },
      },
      async (request, reply) => {
        const { language = 'ru' } = request.query;
        const titles = Object.values(columns.columns).map(({ title }) => title[language]);
        return reply
          .type(XLSX_TYPE)
          .header('content-disposition', contentDisposition(`${texts.file[language]}.xlsx`))
          .send(await workbook(titles, []));
      },
    );
  };

const fileOf = ({ decisions = {}, territoryId, ...file }: SchoolsPreviewBody): SchoolsFile => ({
  ...chosenFile(file),
  territoryId,
  decisions,
});
