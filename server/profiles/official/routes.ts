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
import { isStorable, loadOfficial } from './loading.ts';
import type { ReadOfficial } from './reading.ts';
import { OfficialProfilesResponse, OfficialUploadResponse, SchoolOfficialResponse } from './schemas.ts';
import { findOfficials, findSchoolOfficial, undoOfficial } from './store.ts';
import { storeOfficial } from './storing.ts';

const MOST_BYTES = 4 * 1024 * 1024;
const YEARS = { from: 2015, to: 2100 };

export const officialProfileRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db } = services;
    await acceptFiles(app, MOST_BYTES);
    const territory = (request: FastifyRequest) => territoryOf(db, callerOf(request), 'vpr:import');

    app.get(
      '/api/official-profiles',
      { config: { access: 'vpr:import' }, schema: { response: { 200: OfficialProfilesResponse } } },
      async (request) => ({ profiles: await findOfficials(db, await territory(request)) }),
    );

    app.post(
      '/api/official-profiles',
      {
        config: { access: 'vpr:import', audit: 'officialProfile.load' },
        schema: {
          consumes: ['multipart/form-data'],
          response: { 200: OfficialUploadResponse, 201: OfficialUploadResponse },
        },
      },
      async (request, reply) => {
        const territoryId = await territory(request);
        const { bytes, fields, name } = await readFile(request);
        const answers = readAnswers(fields.answers);
        const asked = { year: yearOf(fields.year), answers, choice: choiceOf(fields) };
        const read = await loadOfficial(services, territoryId, bytes, asked);
        if (read instanceof TableFault) {
          recordNothing(request);
          return reply.code(200).send({ ...EMPTY, unreadable: { code: read.code, detail: read.detail } });
        }
        const files = await findOfficials(db, territoryId);
        const preview = { ...describe(read), replaces: files.some((own) => own.inForce && own.year === read.year) };
        if (fields.store !== 'yes') {
          recordNothing(request);
          return reply.code(200).send(preview);
        }
        if (!isStorable(read, fields.leaveOut === 'yes'))
          throw new ProblemError('invalid', [{ path: 'faults', message: `${read.faultCount}` }]);
        const { levels, year } = read;
        const file = { territoryId, year, fileName: safeFileName(name), levels, answers };
        const profile = { ...stampOf({ clock }, request), ...file };
        const id = await changeAndRecord(
          db,
          request,
          (made: number) => ({
            action: 'officialProfile.load',
            ...recordOf(made, territoryId),
            details: { count: levels.length },
          }),
          (trx) => storeOfficial(trx, profile),
        );
        return reply.code(201).send({ ...preview, id });
      },
    );

    app.post(
      '/api/official-profiles/:id/undo',
      {
        config: { access: 'vpr:import', audit: 'officialProfile.undo' },
        schema: { params: IdParams, response: { 204: Empty } },
      },
      async (request, reply) => {
        const territoryId = await territory(request);
        const { id } = request.params;
        const files = await findOfficials(db, territoryId);
        if (!files.some((own) => own.id === id)) throw new ProblemError('notFound');
        const action = { action: 'officialProfile.undo', ...recordOf(id, territoryId) } as const;
        await changeAndRecord(db, request, action, async (trx) => {
          if (!(await undoOfficial(trx, territoryId, id, stampOf({ clock }, request))))
            throw new ProblemError('contentChanged');
        });
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/api/schools/:id/official-profile',
      {
        config: { access: 'results:read', scope: 'school' },
        schema: { params: IdParams, response: { 200: SchoolOfficialResponse } },
      },
      async (request) => {
        const found = await findSchoolOfficial(db, request.params.id);
        if (found === null) return { profile: null };
        const titles = new Map(services.content.riskModel.factors.map(({ code, title }) => [code, title]));
        const titled = ({ factor, level }: (typeof found.levels)[number]) => ({
          ...{ factor, level, title: titles.get(factor) ?? { ru: factor, en: factor } },
        });
        return { profile: { ...found, levels: found.levels.map(titled) } };
      },
    );
  };

const recordOf = (id: number, territory: number) => ({ record: { kind: 'officialProfile', id } as const, territory });

/** @returns null where nobody named one @throws ProblemError `invalid` */
function yearOf(text = ''): number | null {
  if (text === '') return null;
  const year = Number(text);
  if (Number.isInteger(year) && year >= YEARS.from && year <= YEARS.to) return year;
  throw new ProblemError('invalid', [{ path: 'body/year', message: 'a year' }]);
}

const EMPTY = {
  ...{
    id: null,
    unreadable: null,
    sheets: [],
    place: null,
    year: null,
    rows: 0,
    levels: 0,
    faultyRows: 0,
    leftOut: 0,
    schools: 0,
  },
  ...{ unknown: [], replaces: false, faultCount: 0, faults: [] },
};

const describe = ({
  faultCount,
  faults,
  faultyRows,
  leftOut,
  levels,
  place,
  rows,
  sheets,
  unknown,
  year,
}: ReadOfficial): OfficialUploadResponse => ({
  ...EMPTY,
  ...{ sheets, place, year, rows, faultyRows, leftOut, unknown, faultCount, faults, levels: levels.length },
  schools: new Set(levels.map(({ schoolId }) => schoolId)).size,
});
