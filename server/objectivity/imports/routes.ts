import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { ProblemError } from '../../ground/http/problem.ts';
import { IdParams } from '../../ground/http/schemas.ts';
import { acceptFiles, readFile } from '../../ground/http/upload.ts';
import { choiceOf } from '../../ground/tables/place-fields.ts';
import type { AuditAction } from '../../people/audit/schemas.ts';
import { changeAndRecord, recordNothing } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import type { Services } from '../../services.ts';
import { askForAnalyses } from '../findings/job.ts';
import { markStale } from '../findings/store.ts';
import { releaseResults } from '../released/release.ts';
import { listTests, testKey } from '../tests/catalogue.ts';
import { VprTestParams } from '../tests/schemas.ts';
import { askForCheck, askForImport, inspectFile, prepareUpload } from './actions.ts';
import { jobView, UPLOAD_WORK } from './job.ts';
import { forgetKey, keepUpload } from './kept-file/keeping.ts';
import { AcceptedResponse, CheckBody, ConfirmBody, ImportDetail, ImportsResponse, UploadResponse } from './schemas.ts';
import { deleteUpload, findImports, findUpload, markUndone } from './store.ts';
import { importDetail, importView } from './views.ts';

const MOST_BYTES = 32 * 1024 * 1024;
const importing = (audit: AuditAction) => ({ access: 'vpr:import', audit }) as const;
const recordOf = (id: number | string, territory: number) => ({
  record: { kind: 'vprImport', id } as const,
  territory,
});

export const vprImportRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db, jobs } = services;
    await acceptFiles(app, MOST_BYTES);
    const territory = (request: FastifyRequest) => territoryOf(db, callerOf(request), 'vpr:import');
    /** The upload in the caller's district, and that it still waits to be imported. */
    const waiting = async (request: FastifyRequest, id: number) => {
      const territoryId = await territory(request);
      const upload = await findUpload(db, territoryId, id);
      if (!upload) throw new ProblemError('notFound');
      if (upload.state !== 'uploaded') throw new ProblemError('contentChanged');
      return { place: { services, territoryId }, upload };
    };

    app.get(
      '/api/vpr-imports',
      { config: { access: 'vpr:import' }, schema: { response: { 200: ImportsResponse } } },
      async (request) => ({ imports: (await findImports(db, await territory(request))).map(importView) }),
    );

    app.get(
      '/api/vpr-imports/:id',
      { config: { access: 'vpr:import' }, schema: { params: IdParams, response: { 200: ImportDetail } } },
      async (request) => {
        const territoryId = await territory(request);
        // Before the database is asked: work that ends in between is then seen as under way, never as not begun.
        const job = await jobs.find(UPLOAD_WORK, String(request.params.id));
        const [row] = await findImports(db, territoryId, request.params.id);
        const upload = await findUpload(db, territoryId, request.params.id);
        if (!row || !upload) throw new ProblemError('notFound');
        return importDetail(row, upload, jobView(job, upload.rows));
      },
    );

    app.post(
      '/api/vpr-imports',
      {
        config: importing('vprImport.upload'),
        schema: { consumes: ['multipart/form-data'], response: { 200: UploadResponse, 201: UploadResponse } },
      },
      async (request, reply) => {
        const territoryId = await territory(request);
        const file = await readFile(request);
        const key = testOf(file.fields);
        const tests = await listTests(services, territoryId);
        const test = tests.find((each) => testKey(each) === testKey(key));
        if (!test) throw new ProblemError('notFound');
        const inspected = await inspectFile(file.bytes, tests, test, choiceOf(file.fields));
        const refuse = (why: Partial<UploadResponse>) => {
          recordNothing(request);
          return reply.code(200).send({ id: null, unreadable: null, otherKind: null, names: [], ...why });
        };
        if (inspected.kind === 'names') return refuse({ names: inspected.names });
        if (inspected.kind === 'unreadable') {
          const { code, detail } = inspected.fault;
          return refuse({ unreadable: { code, detail } });
        }
        const { mapping, ...inspection } = inspected.inspection;
        if (mapping === null) return refuse({ otherKind: inspection.kind });
        const upload = await prepareUpload(services, territoryId, file, { ...inspection, mapping }, test);
        const id = await changeAndRecord(
          db,
          request,
          (created: number) => ({ action: 'vprImport.upload', ...recordOf(created, territoryId) }),
          (trx) => keepUpload(services, trx, { ...upload, ...stampOf({ clock }, request) }),
        );
        return reply.code(201).send({ id, unreadable: null, otherKind: null, names: [] });
      },
    );

    app.post(
      '/api/vpr-imports/:id/check',
      {
        config: importing('vprImport.upload'),
        schema: { params: IdParams, body: CheckBody, response: { 202: AcceptedResponse } },
      },
      async (request, reply) => {
        recordNothing(request);
        const { place, upload } = await waiting(request, request.params.id);
        await askForCheck(place, upload, request.body);
        return reply.code(202).send({ id: upload.id });
      },
    );

    app.post(
      '/api/vpr-imports/:id/confirm',
      {
        config: importing('vprImport.confirm'),
        schema: { params: IdParams, body: ConfirmBody, response: { 202: AcceptedResponse } },
      },
      async (request, reply) => {
        const { place, upload } = await waiting(request, request.params.id);
        await askForImport(place, upload, request.body.leaveOut, callerOf(request).id);
        // The entry is made in the transaction of the import, which goes on after this answer.
        recordNothing(request);
        return reply.code(202).send({ id: upload.id });
      },
    );

    app.post(
      '/api/vpr-imports/:id/undo',
      { config: importing('vprImport.undo'), schema: { params: IdParams, response: { 200: AcceptedResponse } } },
      async (request) => {
        const territoryId = await territory(request);
        const { id } = request.params;
        if (!(await findUpload(db, territoryId, id))) throw new ProblemError('notFound');
        await changeAndRecord(db, request, { action: 'vprImport.undo', ...recordOf(id, territoryId) }, async (trx) => {
          if (!(await markUndone(trx, id, stampOf({ clock }, request)))) throw new ProblemError('contentChanged');
          await markStale(trx, territoryId);
          await releaseResults(services, trx, id);
        });
        await askForAnalyses(services);
        return { id };
      },
    );

    app.delete(
      '/api/vpr-imports/:id',
      { config: importing('vprImport.drop'), schema: { params: IdParams, response: { 204: Type.Null() } } },
      async (request, reply) => {
        const { place, upload } = await waiting(request, request.params.id);
        const action = { action: 'vprImport.drop', ...recordOf(upload.id, place.territoryId) } as const;
        await changeAndRecord(db, request, action, async (trx) => {
          if (!(await deleteUpload(trx, upload.id))) throw new ProblemError('contentChanged');
        });
        await forgetKey(services, upload.id);
        return reply.code(204).send(null);
      },
    );
  };

/** The test that the fields before the file name. @throws ProblemError `invalid` */
function testOf(fields: Record<string, string>) {
  const key = { year: Number(fields.year), subject: fields.subject ?? '', grade: Number(fields.grade) };
  if (Value.Check(VprTestParams, key)) return key;
  throw new ProblemError('invalid', [{ path: 'body', message: 'year, subject and grade before the file' }]);
}
