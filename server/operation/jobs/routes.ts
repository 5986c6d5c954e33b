import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changeAndRecord } from '../../people/audit/trail.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import { Done } from '../../people/identity/schemas.ts';
import type { Services } from '../../services.ts';
import { actOnJob, describeJobs } from './acts.ts';
import { JobParams, JobsResponse } from './schemas.ts';
import type { JobRow } from './store.ts';

const MANAGING = 'jobs:manage';

/** Work in the background, for the administrator. */
export const jobRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/jobs',
      { config: { access: MANAGING }, schema: { response: { 200: JobsResponse } } },
      async (request) => describeJobs(services, scopeOf(callerOf(request), MANAGING)),
    );

    for (const act of ['cancel', 'retry'] as const) {
      app.post(
        `/api/jobs/:kind/:id/${act}`,
        { config: { access: MANAGING, audit: `job.${act}` }, schema: { params: JobParams, response: { 200: Done } } },
        async (request) => {
          const { id, kind } = request.params;
          const scope = scopeOf(callerOf(request), MANAGING);
          const record = { kind: 'job', id } as const;
          const entry = ({ territoryId }: JobRow) =>
            ({ action: `job.${act}`, record, territory: territoryId ?? undefined, details: { job: kind } }) as const;
          await changeAndRecord(services.db, request, entry, (trx) =>
            actOnJob(services, trx, scope, { act, id, kind }),
          );
          return {};
        },
      );
    }
  };
