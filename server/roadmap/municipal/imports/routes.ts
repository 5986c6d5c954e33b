/** A roadmap that comes as a table, and the one in force as such a table. */

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { contentDisposition, downloadName, safeFileName } from '../../../ground/files/names.ts';
import { workbookOf, XLSX_TYPE } from '../../../ground/files/workbook.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import { acceptFiles, readFile } from '../../../ground/http/upload.ts';
import { fileWords } from '../../../ground/tables/file-words.ts';
import { choiceOf } from '../../../ground/tables/place-fields.ts';
import { orTableFault, TableFault } from '../../../ground/tables/table-fault.ts';
import { createTableReading } from '../../../ground/tables/thread-reading.ts';
import { changeAndRecord, recordNothing } from '../../../people/audit/trail.ts';
import { callerOf } from '../../../people/identity/access.ts';
import { stampOf } from '../../../people/identity/stamp.ts';
import { territoryOf } from '../../../people/territories/scope.ts';
import { getTerritory } from '../../../people/territories/store.ts';
import type { Services } from '../../../services.ts';
import { currentRoadmap, storedId } from '../finding.ts';
import { roadmapRecord } from '../record.ts';
import { YearParams } from '../schemas.ts';
import { updateRoadmap } from '../store.ts';
import type { ReadRoadmap, RoadmapTask } from './read-roadmap.ts';
import { RoadmapImportResponse } from './schemas.ts';
import { roadmapTable } from './table.ts';

const words = fileWords.roadmaps;

const MOST_BYTES = 8 * 1024 * 1024;

const readRoadmap = createTableReading<RoadmapTask, ReadRoadmap>(new URL('./read-roadmap-thread.ts', import.meta.url));

export const roadmapImportRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    await acceptFiles(app, MOST_BYTES);

    app.get(
      '/api/roadmap/:year/table',
      {
        config: { access: 'roadmap:read' },
        schema: {
          params: YearParams,
          produces: [XLSX_TYPE],
          response: { 200: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) },
        },
      },
      async (request, reply) => {
        const { year } = request.params;
        const territoryId = await territoryOf(db, callerOf(request), 'roadmap:read');
        const { content } = await currentRoadmap(services, territoryId, year);
        const { header, rows } = roadmapTable(content);
        const { name } = await getTerritory(db, territoryId);
        const file = downloadName([words.file.ru, name.ru, String(year)], 'xlsx');
        reply.header('content-disposition', contentDisposition(file));
        return reply.type(XLSX_TYPE).send(await workbookOf([{ name: words.file.ru, rows: [header, ...rows] }]));
      },
    );

    app.post(
      '/api/roadmap/:year/import',
      {
        config: { access: 'roadmap:edit', audit: 'roadmap.change' },
        schema: { params: YearParams, consumes: ['multipart/form-data'], response: { 200: RoadmapImportResponse } },
      },
      async (request) => {
        const { year } = request.params;
        const territoryId = await territoryOf(db, callerOf(request), 'roadmap:edit');
        const { bytes, fields, name } = await readFile(request);
        const { content: source, version } = await currentRoadmap(services, territoryId, year);
        const read = await readRoadmap({ bytes, source, year, choice: choiceOf(fields) }).catch(orTableFault);
        if (read instanceof TableFault || fields.store !== 'yes') {
          recordNothing(request);
          const seen = { stored: false, version };
          if (!(read instanceof TableFault)) return { ...seen, unreadable: null, ...shownOf(read) };
          const { code, detail } = read;
          return { ...seen, unreadable: { code, detail }, rows: [], faults: [], sheets: [], place: null };
        }
        const { content, faults } = read;
        if (faults.length > 0) throw new ProblemError('invalid', [{ path: 'faults', message: `${faults.length}` }]);
        if (fields.version !== String(version)) throw new ProblemError('roadmapChanged');
        const stamp = stampOf(services, request);
        const action = { action: 'roadmap.change', ...roadmapRecord(territoryId, year) } as const;
        await changeAndRecord(db, request, action, async (trx) => {
          const id = await storedId(services, trx, territoryId, year, stamp);
          await updateRoadmap(trx, id, { content, note: safeFileName(name), version: Math.max(1, version) }, stamp);
        });
        return { stored: true, version: Math.max(1, version) + 1, unreadable: null, ...shownOf(read) };
      },
    );
  };

const shownOf = ({ faults, place, rows, sheets }: ReadRoadmap) => ({ rows, faults, sheets, place });
