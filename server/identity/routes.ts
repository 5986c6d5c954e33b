import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '../db/schema.ts';
import type { Services } from '../services.ts';
import { callerOf } from './access.ts';
import { permissionsOf } from './caller.ts';
import { AboutResponse, SessionResponse } from './schemas.ts';
import { recordSignIn, recordSignOut } from './sessions.ts';
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
    app.post(
      '/api/auth/sign-in/username',
      { config: { access: 'public', audit: ['session.start', 'session.refuse'] } },
      async (request, reply) => {
        const response = await passOn(auth, request);
        await recordSignIn(db, request, response.ok);
        return passBack(response, reply);
      },
    );
    app.post('/api/auth/sign-out', { config: { access: 'public', audit: 'session.end' } }, async (request, reply) => {
      const session = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
      const response = await passOn(auth, request);
      if (response.ok) await recordSignOut(db, request, session?.user.id);
      return passBack(response, reply);
    });
  };

function passOn(auth: Services['auth'], request: FastifyRequest): Promise<Response> {
  const headers = fromNodeHeaders(request.headers);
  headers.delete('content-length');
  return auth.handler(
    new Request(`${request.protocol}://${request.host}${request.url}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(request.body ?? {}),
    }),
  );
}

async function passBack(response: Response, reply: FastifyReply) {
  reply.code(response.status);
  for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return reply.send(await response.text());
}
