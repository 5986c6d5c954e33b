import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { acceptFiles, readFile } from '../../ground/http/upload.ts';
import { choiceOf } from '../../ground/tables/place-fields.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import { recordNothing } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { territoryOf } from '../../people/territories/scope.ts';
import type { Services } from '../../services.ts';
import { lookAtFile } from './looking.ts';
import { RecogniseResponse } from './schemas.ts';

const MOST_BYTES = 32 * 1024 * 1024;

export const fileRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    await acceptFiles(app, MOST_BYTES);
    app.post(
      '/api/files/recognise',
      {
        config: { access: 'vpr:import', audit: 'vprImport.upload' },
        schema: { consumes: ['multipart/form-data'], response: { 200: RecogniseResponse } },
      },
      async (request) => {
        recordNothing(request);
        const territoryId = await territoryOf(services.db, callerOf(request), 'vpr:import');
        const { bytes, fields } = await readFile(request);
        const seen = await lookAtFile(services, territoryId, bytes, choiceOf(fields));
        if (seen instanceof TableFault) {
          const { code, detail } = seen;
          const nothing = { subject: null, grade: null, year: null, maximum: null };
          return { unreadable: { code, detail }, sheets: [], tables: [], title: nothing };
        }
        return { unreadable: null, ...seen };
      },
    );
  };
