import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ProblemError } from '../../ground/http/problem.ts';
import { callerOf } from '../../people/identity/access.ts';
import { scopeOf } from '../../people/identity/caller.ts';
import type { Services } from '../../services.ts';
import { SetupQuery, SetupResponse } from './schemas.ts';
import { describeSetup } from './setup.ts';
import { findSetUpPlaces } from './store.ts';

/** How far a district is set up, for a year. */
export const setupRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/setup',
      { config: { access: 'setup:read' }, schema: { querystring: SetupQuery, response: { 200: SetupResponse } } },
      async (request) => {
        const caller = callerOf(request);
        const { territory, year } = request.query;
        const places = await findSetUpPlaces(services.db, scopeOf(caller, 'setup:read'));
        const place = territory === undefined ? places.at(0) : places.find(({ id }) => id === territory);
        if (!place) throw new ProblemError(territory === undefined ? 'notFound' : 'outOfScope');
        return { territories: places, ...(await describeSetup(services, caller, place, year)) };
      },
    );
  };
