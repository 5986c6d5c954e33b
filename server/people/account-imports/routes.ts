import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { contentDisposition } from '../../ground/files/names.ts';
import { workbook, XLSX_TYPE } from '../../ground/files/workbook.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import type { Services } from '../../services.ts';
import { recordActions, recordNothing } from '../audit/trail.ts';
import { callerOf } from '../identity/access.ts';
import { Done } from '../identity/schemas.ts';
import { chosenFile } from '../imports/chosen-file.ts';
import { IMPORT_BODY_LIMIT, ImportsResponse } from '../imports/schemas.ts';
import { findImports } from '../imports/store.ts';
import { territoriesReached } from '../territories/scope.ts';
import { importAccounts, previewAccounts } from './importing.ts';
import {
  AccountImportsQuery,
  AccountsImportBody,
  AccountsImportResponse,
  AccountsPreviewBody,
  AccountsPreviewResponse,
  AccountsTemplateQuery,
  Workbook,
} from './schemas.ts';
import texts from './texts.json' with { type: 'json' };
import { undoImport } from './undoing.ts';

const columns = fileWords.accounts;

/** People of many schools from one file. */
export const accountImportRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    const access = 'accounts:invite';
    app.post(
      '/api/accounts/preview',
      {
        bodyLimit: IMPORT_BODY_LIMIT,
        config: { access, audit: 'accounts.import' },
        schema: { body: AccountsPreviewBody, response: { 200: AccountsPreviewResponse } },
      },
      async (request) => {
        recordNothing(request);
        const { answers = {}, days: _, territoryId, ...file } = request.body;
        return previewAccounts(services, { caller: callerOf(request), territoryId, answers, file: chosenFile(file) });
      },
    );

    app.post(
      '/api/accounts/import',
      {
        bodyLimit: IMPORT_BODY_LIMIT,
        config: { access, audit: ['accounts.import', 'account.invite', 'role.give'] },
        schema: { body: AccountsImportBody, response: { 200: AccountsImportResponse } },
      },
      async (request) => {
        const { answers = {}, days, digest, territoryId, ...file } = request.body;
        const result = await importAccounts(services, {
          caller: callerOf(request),
          territoryId,
          answers,
          file: chosenFile(file),
          days,
          digest,
          record: (trx, actions) => recordActions(trx, request, actions),
        });
        // A file of which there was a preview can be read.
        if ('trouble' in result) throw new ProblemError('importChanged');
        return result;
      },
    );

    app.get(
      '/api/accounts/template',
      { config: { access }, schema: { querystring: AccountsTemplateQuery, response: { 200: Workbook } } },
      async (request, reply) => {
        const { language } = request.query;
        const titles = Object.values(columns.columns).map(({ title }) => title[language]);
        const examples = texts[language].examples.map((row) => [...row]);
        return reply
          .type(XLSX_TYPE)
          .header('content-disposition', contentDisposition(`${texts[language].template}.xlsx`))
          .send(await workbook(titles, examples));
      },
    );

    app.get(
      '/api/accounts/imports',
      { config: { access }, schema: { querystring: AccountImportsQuery, response: { 200: ImportsResponse } } },
      async (request) => {
        const ids = await territoriesReached(db, callerOf(request), access, request.query.territory);
        return { imports: await findImports(db, 'accounts', ids) };
      },
    );

    app.post(
      '/api/accounts/imports/:id/undo',
      {
        config: { access, audit: ['accounts.undoImport', 'account.erase', 'role.end'] },
        schema: { params: IdParams, response: { 200: Done } },
      },
      async (request) => {
        await undoImport(services, callerOf(request), request.params.id, (trx, actions) =>
          recordActions(trx, request, actions),
        );
        return {};
      },
    );
  };
