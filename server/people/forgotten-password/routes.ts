import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../services.ts';
import { Done } from '../identity/schemas.ts';
import { askForLetter } from './forgotten.ts';
import { ForgottenBody } from './schemas.ts';

/** For people without a session. The entry of the audit is made with the letter, so that the answer takes no longer for a name that is known. */
export const forgottenPasswordRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/api/forgotten-password',
      { config: { access: 'public', audit: false }, schema: { body: ForgottenBody, response: { 200: Done } } },
      async (request) => {
        await askForLetter(services, request.body.username);
        return {};
      },
    );
  };
