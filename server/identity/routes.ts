import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '../db/schema.ts';
import type { Services } from '../services.ts';
import { callerOf } from './access.ts';
import { permissionsOf } from './caller.ts';
import { AboutResponse, SessionResponse } from './schemas.ts';
import { findTerritoryInView } from './store.ts';

export const identityRoutes =
  ({ auth, clock, db, demo }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/api/about', { config: { access: 'public' }, schema: { response: { 200: AboutResponse } } }, async () => ({
      today: clock.today(),
      demo: demo && { accounts: demo.accounts.map((account) => ({ ...account, role: account.role as Role })) },
    }));

    app.get(
      '/api/session',
      { config: { access: 'session' }, schema: { response: { 200: SessionResponse } } },
      async (request) => {
        const caller = callerOf(request);
        const { id, username, name, memberships } = caller;
        const territory = await findTerritoryInView(db, memberships);
        return { account: { id, username, name }, memberships, permissions: permissionsOf(caller), territory };
      },
    );

    // Of better-auth's many endpoints only these two are open; its own checks (origin, cookies) stay in force.
    for (const path of ['sign-in/username', 'sign-out']) {
      app.post(`/api/auth/${path}`, { config: { access: 'public' } }, (request, reply) => passOn(auth, request, reply));
    }
  };

async function passOn(auth: Services['auth'], request: FastifyRequest, reply: FastifyReply) {
  const headers = fromNodeHeaders(request.headers);
  headers.delete('content-length');
  const response = await auth.handler(
    new Request(`${request.protocol}://${request.host}${request.url}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(request.body ?? {}),
    }),
  );
  reply.code(response.status);
  for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return reply.send(await response.text());
}
