import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { safeFileName } from '../../ground/files/names.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { Empty, IdParams } from '../../ground/http/schemas.ts';
import { acceptFiles, readFile } from '../../ground/http/upload.ts';
import { choiceOf } from '../../ground/tables/place-fields.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import type { AuditAction } from '../../people/audit/schemas.ts';
import { changeAndRecord, recordNothing } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { readAnswers } from '../../people/schools/school-answers.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import type { Services } from '../../services.ts';
import { readMeans } from './reading.ts';
import { ConfirmTableBody, ResultTablesResponse, ResultTableView, TableUploadResponse } from './schemas.ts';
import { deleteResultTable, findResultTables, markTableUndone } from './store.ts';
import { confirmTable, takeTable } from './taking.ts';

const MOST_BYTES = 4 * 1024 * 1024;

/** Means of schools come in by whoever brings results of tests in. */
const importing = (audit: AuditAction) => ({ access: 'vpr:import', audit }) as const;

export const resultTableRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;
    await acceptFiles(app, MOST_BYTES);
    const territory = (request: FastifyRequest) => territoryOf(db, callerOf(request), 'vpr:import');
    const viewOf = async (territoryId: number, id: number) => {
      const [row] = await findResultTables(db, territoryId, id);
      if (!row) throw new ProblemError('notFound');
      return tableView(row);
    };

    app.get(
      '/api/result-tables',
      { config: { access: 'vpr:import' }, schema: { response: { 200: ResultTablesResponse } } },
      async (request) => ({ tables: (await findResultTables(db, await territory(request))).map(tableView) }),
    );

    app.post(
      '/api/result-tables',
      {
        config: importing('resultTable.upload'),
        schema: { consumes: ['multipart/form-data'], response: { 200: TableUploadResponse, 201: TableUploadResponse } },
      },
      async (request, reply) => {
        const territoryId = await territory(request);
        const { bytes, fields, name } = await readFile(request);
        const answers = readAnswers(fields.answers);
        const checked = await readMeans(services, territoryId, bytes, { answers, choice: choiceOf(fields) });
        if (checked instanceof TableFault) {
          recordNothing(request);
          const { code, detail } = checked;
          const nothing = { table: null, sheets: [], place: null, unknown: [] };
          return reply.code(200).send({ ...nothing, unreadable: { code, detail } });
        }
        const { place, sheets, unknown } = checked;
        const seen = { unreadable: null, sheets, place, unknown };
        if (unknown.length > 0 && fields.leaveOut !== 'yes') {
          recordNothing(request);
          return reply.code(200).send({ ...seen, table: null });
        }
        const table = {
          ...checked,
          answers,
          ...stampOf({ clock }, request),
          territoryId,
          fileName: safeFileName(name),
        };
        const id = await changeAndRecord(
          db,
          request,
          (created: number) => ({ action: 'resultTable.upload', ...recordOf(created, territoryId) }),
          (trx) => takeTable(services, trx, table),
        );
        return reply.code(201).send({ ...seen, table: await viewOf(territoryId, id) });
      },
    );

    app.post(
      '/api/result-tables/:id/confirm',
      {
        config: importing('resultTable.confirm'),
        schema: { params: IdParams, body: ConfirmTableBody, response: { 200: ResultTableView } },
      },
      async (request) => {
        const territoryId = await territory(request);
        const { id } = request.params;
        const { faultCount, rows } = await viewOf(territoryId, id);
        if (rows === 0 || (faultCount > 0 && !request.body.leaveOut))
          throw new ProblemError('invalid', [{ path: 'leaveOut', message: 'the table has faults' }]);
        await changeAndRecord(
          db,
          request,
          { action: 'resultTable.confirm', ...recordOf(id, territoryId) },
          async (trx) => {
            if (!(await confirmTable(services, trx, { ...stampOf({ clock }, request), territoryId, id })))
              throw new ProblemError('contentChanged');
          },
        );
        return viewOf(territoryId, id);
      },
    );

    app.post(
      '/api/result-tables/:id/undo',
      { config: importing('resultTable.undo'), schema: { params: IdParams, response: { 200: ResultTableView } } },
      async (request) => {
        const territoryId = await territory(request);
        const { id } = await viewOf(territoryId, request.params.id);
        await changeAndRecord(
          db,
          request,
          { action: 'resultTable.undo', ...recordOf(id, territoryId) },
          async (trx) => {
            if (!(await markTableUndone(trx, id, stampOf({ clock }, request))))
              throw new ProblemError('contentChanged');
          },
        );
        return viewOf(territoryId, id);
      },
    );

    app.delete(
      '/api/result-tables/:id',
      { config: importing('resultTable.drop'), schema: { params: IdParams, response: { 204: Empty } } },
      async (request, reply) => {
        const territoryId = await territory(request);
        const { id } = await viewOf(territoryId, request.params.id);
        await changeAndRecord(
          db,
          request,
          { action: 'resultTable.drop', ...recordOf(id, territoryId) },
          async (trx) => {
            if (!(await deleteResultTable(trx, id))) throw new ProblemError('contentChanged');
          },
        );
        return reply.code(204).send(null);
      },
    );
  };

const recordOf = (id: number, territory: number) => ({ record: { kind: 'resultTable', id } as const, territory });

type TableRow = Awaited<ReturnType<typeof findResultTables>>[number];

function tableView(row: TableRow): ResultTableView {
  const person = (by: string | null, at: Date | null) => (at === null ? null : { by, at: at.toISOString() });
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    rows: row.rows,
    schools: row.schools,
    tests: row.tests,
    replaces: row.replaces,
    withheld: row.withheld,
    leftOut: row.left_out,
    faults: row.faults,
    faultCount: row.fault_count,
    uploaded: { by: row.uploadedBy, at: row.uploaded_at.toISOString() },
    imported: person(row.importedBy, row.imported_at),
    undone: person(row.undoneBy, row.undone_at),
  };
}
