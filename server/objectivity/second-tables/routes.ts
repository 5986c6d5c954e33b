import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Value } from 'typebox/value';
import { safeFileName } from '../../ground/files/names.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { Empty } from '../../ground/http/schemas.ts';
import { acceptFiles, readFile } from '../../ground/http/upload.ts';
import { changeAndRecord, recordNothing } from '../../people/audit/trail.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { getTerritoryOfSchool } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { CaseParams, TableParams, TableUploadResponse } from '../cases/schemas.ts';
import { getCase } from '../cases/store.ts';
import type { TestKey } from '../tests/catalogue.ts';
import { getTest } from '../tests/catalogue.ts';
import { VprTestParams } from '../tests/schemas.ts';
import { readSecondTable } from './reading.ts';
import { insertSecondTable, undoSecondTable } from './store.ts';

const MOST_BYTES = 4 * 1024 * 1024;

/** Results of a school's own re-check, or of the marking by another school: kept beside the first, never in its place. */
export const secondTableRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;
    await acceptFiles(app, MOST_BYTES);

    app.post(
      '/api/schools/:id/objectivity/cases/:case/tables',
      {
        // Whoever loads holds pupils' results: others could ask for a total by a table of their own.
        config: { access: 'vpr:import', scope: 'school', audit: 'objectivityTable.load' },
        schema: {
          consumes: ['multipart/form-data'],
          params: CaseParams,
          response: { 200: TableUploadResponse, 201: TableUploadResponse },
        },
      },
      async (request, reply) => {
        const { case: caseId, id: schoolId } = request.params;
        const { state } = await getCase(db, { schoolId, caseId });
        const { bytes, fields, name } = await readFile(request);
        const key = testOf(fields);
        const test = await getTest(services, await getTerritoryOfSchool(db, schoolId), key);
        const { preview, results } = await readSecondTable(services, bytes, test, schoolId);
        if (fields.store !== 'yes') {
          recordNothing(request);
          return reply.code(200).send(preview);
        }
        if (state === 'closed') throw new ProblemError('caseStep');
        if (preview.faultCount > 0 || results.length === 0)
          throw new ProblemError('invalid', [{ path: 'faults', message: `${preview.faultCount}` }]);
        const table = { ...key, schoolId, caseId, fileName: safeFileName(name), results };
        const id = await changeAndRecord(
          db,
          request,
          { action: 'objectivityTable.load', ...recordOf(schoolId, caseId), details: { count: results.length } },
          (trx) => insertSecondTable(trx, { ...table, ...stampOf({ clock }, request) }),
        );
        return reply.code(201).send({ ...preview, id });
      },
    );

    app.post(
      '/api/schools/:id/objectivity/cases/:case/tables/:table/undo',
      {
        config: { access: 'objectivity:work', scope: 'school', audit: 'objectivityTable.undo' },
        schema: { params: TableParams, response: { 204: Empty } },
      },
      async (request, reply) => {
        const { case: caseId, id: schoolId, table } = request.params;
        await getCase(db, { schoolId, caseId });
        const action = { action: 'objectivityTable.undo', ...recordOf(schoolId, caseId) } as const;
        await changeAndRecord(db, request, action, async (trx) => {
          const stamp = stampOf({ clock }, request);
          if (!(await undoSecondTable(trx, { schoolId, caseId }, table, stamp))) throw new ProblemError('notFound');
        });
        return reply.code(204).send(null);
      },
    );
  };

const recordOf = (school: number, id: number) => ({
  record: { kind: 'objectivityCase', id: `${school}/${id}` } as const,
  school,
});

/** The test that the fields before the file name. @throws ProblemError `invalid` */
function testOf(fields: Record<string, string>): TestKey {
  const key = { year: Number(fields.year), subject: fields.subject ?? '', grade: Number(fields.grade) };
  if (Value.Check(VprTestParams, key)) return key;
  throw new ProblemError('invalid', [{ path: 'body', message: 'year, subject and grade before the file' }]);
}
