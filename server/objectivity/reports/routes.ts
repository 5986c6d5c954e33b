import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Value } from 'typebox/value';
import { safeFileName } from '../../ground/files/names.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { Empty, IdParams } from '../../ground/http/schemas.ts';
import { acceptFiles, readFile } from '../../ground/http/upload.ts';
import { choiceOf } from '../../ground/tables/place-fields.ts';
import { changeAndRecord, recordNothing } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { readAnswers } from '../../people/schools/school-answers.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import type { Services } from '../../services.ts';
import { askForAnalyses } from '../findings/job.ts';
import { markStale } from '../findings/store.ts';
import type { TestKey } from '../tests/catalogue.ts';
import { VprTestParams } from '../tests/schemas.ts';
import { isStorable, lookAtReport, storeReport } from './loading.ts';
import { ReportsResponse, ReportUploadResponse, type ReportView } from './schemas.ts';
import { findReports, undoReport } from './store.ts';

const MOST_BYTES = 16 * 1024 * 1024;

export const vprReportRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;
    await acceptFiles(app, MOST_BYTES);
    const territory = (request: FastifyRequest) => territoryOf(db, callerOf(request), 'vpr:import');

    app.get(
      '/api/objectivity/reports',
      { config: { access: 'vpr:import' }, schema: { response: { 200: ReportsResponse } } },
      async (request) => ({ reports: (await findReports(db, await territory(request))).map(reportView) }),
    );

    app.post(
      '/api/objectivity/reports',
      {
        config: { access: 'vpr:import', audit: 'vprReport.load' },
        schema: {
          consumes: ['multipart/form-data'],
          response: { 200: ReportUploadResponse, 201: ReportUploadResponse },
        },
      },
      async (request, reply) => {
        const territoryId = await territory(request);
        const { bytes, fields, name } = await readFile(request);
        const answers = readAnswers(fields.answers);
        const looked = await lookAtReport(services, territoryId, {
          bytes,
          choice: choiceOf(fields),
          test: testOf(fields),
          answers,
        });
        const { report, seen } = looked;
        if (fields.store !== 'yes') {
          recordNothing(request);
          return reply.code(200).send({ ...seen, id: null });
        }
        if (report === null || !isStorable(seen, fields.leaveOut === 'yes'))
          throw new ProblemError('invalid', [{ path: 'faults', message: `${seen.faultyRows}` }]);
        const stamp = stampOf({ clock }, request);
        const made = { answers, fileName: safeFileName(name), stamp };
        const id = await changeAndRecord(
          db,
          request,
          (stored: number) => ({
            action: 'vprReport.load',
            ...recordOf(stored, territoryId),
            details: { count: seen.good },
          }),
          (trx) => storeReport(services, trx, territoryId, report, made),
        );
        await askForAnalyses(services);
        return reply.code(201).send({ ...seen, id });
      },
    );

    app.post(
      '/api/objectivity/reports/:id/undo',
      {
        config: { access: 'vpr:import', audit: 'vprReport.undo' },
        schema: { params: IdParams, response: { 204: Empty } },
      },
      async (request, reply) => {
        const territoryId = await territory(request);
        const { id } = request.params;
        if (!(await findReports(db, territoryId)).some((report) => report.id === id))
          throw new ProblemError('notFound');
        const action = { action: 'vprReport.undo', ...recordOf(id, territoryId) } as const;
        await changeAndRecord(db, request, action, async (trx) => {
          if (!(await undoReport(trx, territoryId, id, stampOf({ clock }, request))))
            throw new ProblemError('contentChanged');
          await markStale(trx, territoryId);
        });
        await askForAnalyses(services);
        return reply.code(204).send(null);
      },
    );
  };

const recordOf = (id: number, territory: number) => ({ record: { kind: 'vprReport', id } as const, territory });

/** The test that somebody has chosen; nothing where the file is to say it. @throws ProblemError `invalid` */
function testOf({ grade, subject, year }: Record<string, string>): Partial<TestKey> {
  if (grade === undefined && subject === undefined && year === undefined) return {};
  const key = { year: Number(year), subject: subject ?? '', grade: Number(grade) };
  if (Value.Check(VprTestParams, key)) return key;
  throw new ProblemError('invalid', [{ path: 'body', message: 'year, subject and grade before the file' }]);
}

type ReportRow = Awaited<ReturnType<typeof findReports>>[number];

function reportView(row: ReportRow): ReportView {
  return {
    ...{ id: row.id, kind: row.kind, fileName: row.file_name, schools: row.schools, current: row.current },
    test: { year: row.year, subject: row.subject, grade: row.grade },
    loaded: { by: row.loader, at: row.loaded_at.toISOString() },
    undone: row.undone_at === null ? null : { by: row.undoer, at: row.undone_at.toISOString() },
  };
}
