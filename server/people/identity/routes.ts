import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../services.ts';
import { findTerritoryInView } from '../territories/store.ts';
import { callerOf, lacksSecondFactor } from './access.ts';
import { permissionsOf } from './caller.ts';
import { type Role, traitsOf } from './roles.ts';
import { AboutResponse, CodeBody, Done, SessionResponse, SignInBody, SignInResponse } from './schemas.ts';
import { passSecondStep, passSignIn, passSignOut } from './sign-in.ts';

export const identityRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { clock, db, demo, mailer } = services;
    app.get('/api/about', { config: { access: 'public' }, schema: { response: { 200: AboutResponse } } }, async () => ({
      today: clock.today(),
      mail: mailer !== null,
      demo: demo && {
        accounts: demo.accounts.map((account) => ({ ...account, role: account.role as Role })),
        filling: demo.filling,
        leaving: demo.leaving === null ? ('command' as const) : ('button' as const),
      },
    }));

    app.get(
      '/api/session',
      { config: { access: 'session', beforeSecondFactor: true }, schema: { response: { 200: SessionResponse } } },
      async (request) => {
        const caller = callerOf(request);
        const { hasSecondFactor, id, username, name, memberships } = caller;
        const missing = lacksSecondFactor(services, caller);
        return {
          account: { id, username, name },
          memberships: memberships.map((held) => ({
            ...held,
            permissions: missing ? [] : [...traitsOf(held.role).permissions],
          })),
          permissions: missing ? [] : permissionsOf(caller),
          secondFactor: missing ? ('missing' as const) : hasSecondFactor ? ('on' as const) : ('off' as const),
          territory: await findTerritoryInView(db, memberships),
        };
      },
    );

    app.post(
      '/api/auth/sign-in/username',
      {
        config: { access: 'public', audit: ['session.start', 'session.refuse'] },
        schema: { body: SignInBody, response: { 200: SignInResponse } },
      },
      async (request, reply) => passSignIn(services, request, reply, request.body),
    );

    for (const step of ['verify-totp', 'verify-backup-code'] as const) {
      app.post(
        `/api/auth/two-factor/${step}`,
        {
          config: { access: 'public', audit: ['session.start', 'session.refuse'] },
          schema: { body: CodeBody, response: { 200: Done } },
        },
        async (request, reply) => passSecondStep(services, request, reply, step, request.body.code),
      );
    }

    app.post(
      '/api/auth/sign-out',
      { config: { access: 'public', audit: 'session.end' }, schema: { response: { 200: Done } } },
      async (request, reply) => passSignOut(services, request, reply),
    );
  };
