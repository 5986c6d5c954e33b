import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { contentDisposition } from '../../../ground/files/names.ts';
import { workbook, XLSX_TYPE } from '../../../ground/files/workbook.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { Empty, IdParams } from '../../../ground/http/schemas.ts';
import type { Services } from '../../../services.ts';
import { actorOf, recordNothing } from '../../audit/trail.ts';
import { callerOf } from '../../identity/access.ts';
import { type Caller, scopeOf } from '../../identity/caller.ts';
import { IMPORT_BODY_LIMIT, ImportsResponse } from '../../imports/schemas.ts';
import { findImports, takeImport } from '../../imports/store.ts';
import columns from '../../imports/tables/schools.json' with { type: 'json' };
import { findTerritories, isTerritoryInScope } from '../../territories/store.ts';
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

/** Schools from a file of a register. */
export const schoolImportRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.post(
      '/api/register/schools/preview',
      {
        bodyLimit: IMPORT_BODY_LIMIT,
        config: { access: 'schools:manage', audit: 'schools.import' },
        schema: { body: SchoolsPreviewBody, response: { 200: SchoolsPreviewResponse } },
      },
      async (request) => {
        await requireTerritory(services, callerOf(request), request.body.territoryId);
        recordNothing(request);
        return previewSchools(services, fileOf(request.body));
      },
    );

    app.post(
      '/api/register/schools/import',
      {
        bodyLimit: IMPORT_BODY_LIMIT,
        config: { access: 'schools:manage', audit: 'schools.import' },
        schema: { body: SchoolsImportBody, response: { 200: SchoolsImportResponse } },
      },
      async (request) => {
        const { digest, ...body } = request.body;
        await requireTerritory(services, callerOf(request), body.territoryId);
        const result = await importSchools(services, actorOf(request), fileOf(body), digest);
        if (result.id === null) recordNothing(request);
        return result;
      },
    );

    app.get(
      '/api/register/schools/imports',
      {
        config: { access: 'schools:manage' },
        schema: { querystring: SchoolImportsQuery, response: { 200: ImportsResponse } },
      },
      async (request) => {
        const { territory } = request.query;
        const caller = callerOf(request);
        if (territory !== undefined) await requireTerritory(services, caller, territory);
        const scope =
          territory === undefined ? scopeOf(caller, 'schools:manage') : { territoryIds: [territory], schoolIds: [] };
        const ids = (await findTerritories(db, scope)).map(({ id }) => id);
        return { imports: await findImports(db, 'schools', ids) };
      },
    );

    app.post(
      '/api/register/schools/imports/:id/undo',
      {
        config: { access: 'schools:manage', audit: 'schools.undo' },
        schema: { params: IdParams, response: { 204: Empty } },
      },
      async (request, reply) => {
        const { id } = request.params;
        const { territoryId } = await takeImport(db, 'schools', id);
        await requireTerritory(services, callerOf(request), territoryId);
        await undoSchools(services, actorOf(request), id);
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/api/register/schools/template',
      {
        config: { access: 'schools:manage' },
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

/** @throws ProblemError `outOfScope` also where there is no such territory */
async function requireTerritory({ db }: Services, caller: Caller, territoryId: number | null): Promise<void> {
  const isReached =
    territoryId !== null && (await isTerritoryInScope(db, scopeOf(caller, 'schools:manage'), territoryId));
  if (!isReached) throw new ProblemError('outOfScope');
}

const fileOf = ({
  columns: chosen,
  content,
  decisions = {},
  fileName,
  headingLine,
  sheet,
  territoryId,
}: SchoolsPreviewBody): SchoolsFile => ({
  territoryId,
  fileName,
  bytes: Buffer.from(content, 'base64'),
  choice: { sheet, headingLine, columns: chosen },
  decisions,
});
