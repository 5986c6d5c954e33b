import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../services.ts';
import { callerOf } from '../identity/access.ts';
import { scopeOf } from '../identity/caller.ts';
import { isOpenOn } from './open.ts';
import { SchoolsQuery, SchoolsResponse } from './schemas.ts';
import { statusOf } from './status.ts';
import { findDesignations, findSchools } from './store.ts';

export const schoolRoutes =
  ({ clock, db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/schools',
      {
        config: { access: 'campaigns:read' },
        schema: { querystring: SchoolsQuery, response: { 200: SchoolsResponse } },
      },
      async (request) => {
        const { on = clock.today() } = request.query;
        const schools = await findSchools(db, scopeOf(callerOf(request), 'campaigns:read'));
        const designations = await findDesignations(
          db,
          schools.map(({ id }) => id),
        );
        return {
          schools: schools.map((school) => ({
            ...school,
            isOpen: isOpenOn(school, on),
            status: statusOf(designations.get(school.id) ?? [], on),
          })),
        };
      },
    );
  };
