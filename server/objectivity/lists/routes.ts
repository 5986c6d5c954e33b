import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { safeFileName } from '../../ground/files/names.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { Empty, IdParams } from '../../ground/http/schemas.ts';
import { acceptFiles, readFile } from '../../ground/http/upload.ts';
import { choiceOf } from '../../ground/tables/place-fields.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import { changeAndRecord, recordNothing } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { stampOf } from '../../people/identity/stamp.ts';
import { readAnswers } from '../../people/schools/school-answers.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import type { Services } from '../../services.ts';
import { loadList } from './loading.ts';
import type { ReadList } from './read-list.ts';
import { ListsResponse, ListUploadResponse } from './schemas.ts';
import { findLists, undoList } from './store.ts';
import { storeList } from './storing.ts';

const MOST_BYTES = 4 * 1024 * 1024;

const EMPTY = {
  id: null,
  unreadable: null,
  sheets: [],
  place: null,
  rows: 0,
  leftOut: 0,
  unknown: [],
  schools: 0,
  marked: 0,
  replaces: false,
  faultCount: 0,
  faults: [],
};

export const objectivityListRoutes =
  ({ clock, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    await acceptFiles(app, MOST_BYTES);
    const territory = (request: FastifyRequest) => territoryOf(db, callerOf(request), 'objectivity:work');

    app.get(
      '/api/objectivity/lists',
      { config: { access: 'objectivity:work' }, schema: { response: { 200: ListsResponse } } },
      async (request) => ({ lists: await findLists(db, await territory(request)) }),
    );

    app.post(
      '/api/objectivity/lists',
      {
        config: { access: 'objectivity:work', audit: 'objectivityList.load' },
        schema: { consumes: ['multipart/form-data'], response: { 200: ListUploadResponse, 201: ListUploadResponse } },
      },
      async (request, reply) => {
        const territoryId = await territory(request);
        const { bytes, fields, name } = await readFile(request);
        const year = yearOf(fields.year);
        const answers = readAnswers(fields.answers);
        const read = await loadList(db, territoryId, bytes, { year, answers, choice: choiceOf(fields) });
        if (read instanceof TableFault) {
          recordNothing(request);
          return reply.code(200).send({ ...EMPTY, unreadable: { code: read.code, detail: read.detail } });
        }
        const preview = { ...describe(read), replaces: await hasList(territoryId, year) };
        if (fields.store !== 'yes') {
          recordNothing(request);
          return reply.code(200).send(preview);
        }
        const isWhole = read.faultCount === 0 && (read.unknown.length === 0 || fields.leaveOut === 'yes');
        if (!isWhole || read.marks.length === 0)
          throw new ProblemError('invalid', [{ path: 'faults', message: `${read.faultCount}` }]);
        const list = {
          ...stampOf({ clock }, request),
          territoryId,
          year,
          fileName: safeFileName(name),
          marks: read.marks,
          answers,
        };
        const id = await changeAndRecord(
          db,
          request,
          (made: number) => ({
            action: 'objectivityList.load',
            ...recordOf(made, territoryId),
            details: { count: read.marks.length },
          }),
          (trx) => storeList(trx, list),
        );
        return reply.code(201).send({ ...preview, id });
      },
    );

    app.post(
      '/api/objectivity/lists/:id/undo',
      {
        config: { access: 'objectivity:work', audit: 'objectivityList.undo' },
        schema: { params: IdParams, response: { 204: Empty } },
      },
      async (request, reply) => {
        const territoryId = await territory(request);
        const { id } = request.params;
        const lists = await findLists(db, territoryId);
        if (!lists.some((list) => list.id === id)) throw new ProblemError('notFound');
        const action = { action: 'objectivityList.undo', ...recordOf(id, territoryId) } as const;
        await changeAndRecord(db, request, action, async (trx) => {
          if (!(await undoList(trx, territoryId, id, stampOf({ clock }, request))))
            throw new ProblemError('contentChanged');
        });
        return reply.code(204).send(null);
      },
    );

    async function hasList(territoryId: number, year: number): Promise<boolean> {
      return (await findLists(db, territoryId)).some((list) => list.inForce && list.year === year);
    }
  };

const recordOf = (id: number, territory: number) => ({ record: { kind: 'objectivityList', id } as const, territory });

/** @throws ProblemError `invalid` */
function yearOf(text: string | undefined): number {
  const year = Number(text);
  if (Number.isInteger(year) && year >= 2015 && year <= 2100) return year;
  throw new ProblemError('invalid', [{ path: 'body/year', message: 'a year, before the file' }]);
}

function describe({ faultCount, faults, leftOut, marks, place, rows, sheets, unknown }: ReadList): ListUploadResponse {
  return {
    ...EMPTY,
    sheets,
    place,
    rows,
    leftOut,
    unknown,
    faultCount,
    faults,
    schools: new Set(marks.map(({ schoolId }) => schoolId)).size,
    marked: marks.filter(({ marked }) => marked).length,
  };
}
