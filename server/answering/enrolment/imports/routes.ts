import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Static } from 'typebox';
import { isCalendarDay } from '../../../../surveys/calendar-day.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { IdParams } from '../../../ground/http/schemas.ts';
import { isPlaceInScope } from '../../../people/accounts/store.ts';
import { actorOf, recordNothing } from '../../../people/audit/trail.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { type Caller, scopeOf } from '../../../people/identity/caller.ts';
import { IMPORT_BODY_LIMIT, ImportsResponse } from '../../../people/imports/schemas.ts';
import { findImports, takeImport } from '../../../people/imports/store.ts';
import { findTerritories } from '../../../people/territories/store.ts';
import type { Services } from '../../../services.ts';
import { type EnrolmentFile, importEnrolment, previewEnrolment, undoEnrolment } from './importing.ts';
import {
  EnrolmentImportBody,
  EnrolmentImportResponse,
  EnrolmentImportsQuery,
  EnrolmentPreviewBody,
  EnrolmentPreviewResponse,
  EnrolmentUndoResponse,
} from './schemas.ts';

/** Numbers of people of many schools from one file. */
export const enrolmentImportRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.post(
      '/api/roll/preview',
      {
        bodyLimit: IMPORT_BODY_LIMIT,
        config: { access: 'roll:edit', audit: 'roll.import' },
        schema: { body: EnrolmentPreviewBody, response: { 200: EnrolmentPreviewResponse } },
      },
      async (request) => {
        await requireTerritory(services, callerOf(request), request.body.territoryId);
        recordNothing(request);
        return previewEnrolment(services, fileOf(request.body));
      },
    );

    app.post(
      '/api/roll/import',
      {
        bodyLimit: IMPORT_BODY_LIMIT,
        config: { access: 'roll:edit', audit: 'roll.import' },
        schema: { body: EnrolmentImportBody, response: { 200: EnrolmentImportResponse } },
      },
      async (request) => {
        await requireTerritory(services, callerOf(request), request.body.territoryId);
        const { digest, ...body } = request.body;
        const result = await importEnrolment(services, actorOf(request), fileOf(body), digest);
        if (result.id === null) recordNothing(request);
        return result;
      },
    );

    app.get(
      '/api/roll/imports',
      {
        config: { access: 'roll:edit' },
        schema: { querystring: EnrolmentImportsQuery, response: { 200: ImportsResponse } },
      },
      async (request) => {
        const { territory } = request.query;
        const caller = callerOf(request);
        if (territory !== undefined) await requireTerritory(services, caller, territory);
        const scope =
          territory === undefined ? scopeOf(caller, 'roll:edit') : { territoryIds: [territory], schoolIds: [] };
        const territories = await findTerritories(db, scope);
        const ids = territories.map(({ id }) => id);
        return { imports: await findImports(db, 'enrolment', ids) };
      },
    );

    app.post(
      '/api/roll/imports/:id/undo',
      {
        config: { access: 'roll:edit', audit: 'roll.importUndo' },
        schema: { params: IdParams, response: { 200: EnrolmentUndoResponse } },
      },
      async (request) => {
        const { id } = request.params;
        const { territoryId } = await takeImport(db, 'enrolment', id);
        await requireTerritory(services, callerOf(request), territoryId);
        return undoEnrolment(services, actorOf(request), id);
      },
    );
  };

/** @throws ProblemError `outOfScope` also where there is no such territory */
async function requireTerritory({ db }: Services, caller: Caller, territoryId: number | null): Promise<void> {
  const scope = scopeOf(caller, 'roll:edit');
  if (!(await isPlaceInScope(db, scope, { territoryId, schoolId: null }))) throw new ProblemError('outOfScope');
}

function fileOf(body: Static<typeof EnrolmentPreviewBody>): EnrolmentFile {
  const { asOf = null, columns, content, countParents = true, fileName, headingLine, sheet, territoryId } = body;
  if (asOf !== null && !isCalendarDay(asOf)) {
    throw new ProblemError('invalid', [{ path: 'body/asOf', message: 'a day of the calendar' }]);
  }
  return {
    territoryId,
    fileName,
    bytes: Buffer.from(content, 'base64'),
    choice: { sheet, headingLine, columns },
    asOf,
    countParents,
  };
}
