import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Static } from 'typebox';
import { isCalendarDay } from '../../../../surveys/calendar-day.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { IdParams } from '../../../ground/http/schemas.ts';
import { actorOf, recordNothing } from '../../../people/audit/trail.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { chosenFile } from '../../../people/imports/chosen-file.ts';
import { IMPORT_BODY_LIMIT, ImportsResponse } from '../../../people/imports/schemas.ts';
import { findImports, takeImport } from '../../../people/imports/store.ts';
import { requireTerritory, territoriesReached } from '../../../people/territories/scope.ts';
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

const EDIT = 'roll:edit';

/** Numbers of people of many schools from one file. */
export const enrolmentImportRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.post(
      '/api/roll/preview',
      {
        bodyLimit: IMPORT_BODY_LIMIT,
        config: { access: EDIT, audit: 'roll.import' },
        schema: { body: EnrolmentPreviewBody, response: { 200: EnrolmentPreviewResponse } },
      },
      async (request) => {
        await requireTerritory(db, callerOf(request), EDIT, request.body.territoryId);
        recordNothing(request);
        return previewEnrolment(services, fileOf(request.body));
      },
    );

    app.post(
      '/api/roll/import',
      {
        bodyLimit: IMPORT_BODY_LIMIT,
        config: { access: EDIT, audit: 'roll.import' },
        schema: { body: EnrolmentImportBody, response: { 200: EnrolmentImportResponse } },
      },
      async (request) => {
        await requireTerritory(db, callerOf(request), EDIT, request.body.territoryId);
        const { digest, ...body } = request.body;
        const result = await importEnrolment(services, actorOf(request), fileOf(body), digest);
        if (result.id === null) recordNothing(request);
        return result;
      },
    );

    app.get(
      '/api/roll/imports',
      {
        config: { access: EDIT },
        schema: { querystring: EnrolmentImportsQuery, response: { 200: ImportsResponse } },
      },
      async (request) => {
        const ids = await territoriesReached(db, callerOf(request), EDIT, request.query.territory);
        return { imports: await findImports(db, 'enrolment', ids) };
      },
    );

    app.post(
      '/api/roll/imports/:id/undo',
      {
        config: { access: EDIT, audit: 'roll.importUndo' },
        schema: { params: IdParams, response: { 200: EnrolmentUndoResponse } },
      },
      async (request) => {
        const { id } = request.params;
        const { territoryId } = await takeImport(db, 'enrolment', id);
        await requireTerritory(db, callerOf(request), EDIT, territoryId);
        return undoEnrolment(services, actorOf(request), id);
      },
    );
  };

function fileOf(body: Static<typeof EnrolmentPreviewBody>): EnrolmentFile {
  const { answers = {}, asOf = null, countParents = true, territoryId } = body;
  if (asOf !== null && !isCalendarDay(asOf)) {
    throw new ProblemError('invalid', [{ path: 'body/asOf', message: 'a day of the calendar' }]);
  }
  return { ...chosenFile(body), territoryId, asOf, countParents, answers };
}
