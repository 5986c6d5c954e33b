/** How a room of the server brings its routes: one plugin, which registers those of its features. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../services.ts';

export type Routes = (services: Services) => FastifyPluginAsyncTypebox;

/** Every feature registers inside its own scope, so that none can count on another's coming first. */
export const roomOf =
  (...features: Routes[]): Routes =>
  (services) =>
  async (app) => {
    for (const routes of features) await app.register(routes(services));
  };
