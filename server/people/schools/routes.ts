import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../services.ts';
import { callerOf } from '../identity/access.ts';
import { scopeOf } from '../identity/caller.ts';
import { SchoolsResponse } from './schemas.ts';
import { findSchools } from './store.ts';

export const schoolRoutes =
  ({ db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/schools',
      { config: { access: 'campaigns:read' }, schema: { response: { 200: SchoolsResponse } } },
      async (request) => ({ schools: await findSchools(db, scopeOf(callerOf(request), 'campaigns:read')) }),
    );
  };
