import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { yearOf } from '../../ground/days.ts';
import { CSV_TYPE } from '../../ground/files/csv.ts';
import { contentDisposition, downloadName } from '../../ground/files/names.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { ExampleParams, ExamplesResponse } from '../../objectivity/imports/schemas.ts';
import { callerOf } from '../../people/identity/access.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import { getTerritory } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { demoTests } from '../simulation/vpr.ts';
import { vprCsv, vprFileName, vprWorkbook } from '../simulation/vpr-file.ts';
import { simulateDemoVpr } from './vpr.ts';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The demo's files of results; outside the demo there are none. */
export const vprExampleRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db, demo } = services;
    const year = () => yearOf(clock.today());

    app.get(
      '/api/vpr-examples',
      { config: { access: 'vpr:import' }, schema: { response: { 200: ExamplesResponse } } },
      async () => ({
        files: demo
          ? demoTests(year()).map(({ year: of, subject, title, grade }) => ({ year: of, subject, title, grade }))
          : [],
      }),
    );

    app.get(
      '/api/vpr-examples/:year/:subject/:format',
      {
        config: { access: 'vpr:import' },
        schema: {
          params: ExampleParams,
          response: {
            200: { content: { 'application/octet-stream': { schema: Type.Unsafe<Buffer>({ type: 'string' }) } } },
          },
        },
      },
      async (request, reply) => {
        const { format, subject, year: of } = request.params;
        const territoryId = await territoryOf(db, callerOf(request), 'vpr:import');
        const files = demo ? await simulateDemoVpr(services, territoryId, year()) : [];
        const file = files.find(({ test }) => test.year === of && test.subject === subject);
        if (!file) throw new ProblemError('notFound');
        const { name: place } = await getTerritory(db, territoryId);
        const name = downloadName([vprFileName(file.test), place.ru], format);
        const body = format === 'csv' ? vprCsv(file.test, file.rows) : await vprWorkbook(file.test, file.rows);
        return reply
          .type(format === 'csv' ? CSV_TYPE : XLSX_TYPE)
          .header('content-disposition', contentDisposition(name))
          .send(body);
      },
    );
  };
