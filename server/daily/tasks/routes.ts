import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../ground/http/schemas.ts';
import { callerOf } from '../../people/identity/access.ts';
import type { Services } from '../../services.ts';
import { TasksResponse } from './schemas.ts';
import { findOwnTasks, findTasks } from './tasks.ts';

export const taskRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock } = services;
    app.get(
      '/api/tasks',
      { config: { access: 'session' }, schema: { response: { 200: TasksResponse } } },
      async (request) => {
        const today = clock.today();
        return { today, tasks: await findOwnTasks(services, callerOf(request).memberships, today) };
      },
    );

    app.get(
      '/api/schools/:id/tasks',
      {
        config: { access: 'coverage:read', scope: 'school' },
        schema: { params: IdParams, response: { 200: TasksResponse } },
      },
      async (request) => {
        const today = clock.today();
        return { today, tasks: await findTasks(services, [request.params.id], today) };
      },
    );
  };
