import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { type Action, changeAndRecord } from '../audit/trail.ts';
import { callerOf } from '../identity/access.ts';
import { Done } from '../identity/schemas.ts';
import {
  addRole,
  disable,
  enable,
  erase,
  invite,
  inviteAgain,
  makePasswordLink,
  removeRole,
  resetSecondFactor,
  unlock,
  withdrawInvitation,
} from './administration.ts';
import { onAccount, onRole } from './entries.ts';
import { requireAllGoverned, requireGoverned } from './governance.ts';
import type { ShownLink } from './links.ts';
import { describeAccounts } from './overview.ts';
import { findRole } from './roles/store.ts';
import {
  AccountParams,
  AccountRoleParams,
  AccountsResponse,
  DaysBody,
  InviteBody,
  NewLinkResponse,
  RoleAdded,
  RoleBody,
} from './schemas.ts';

export const accountRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(invitationRoutes(services));
    await app.register(roleRoutes(services));
    await app.register(managementRoutes(services));
  };

/** Makes a change of an account and its entry in the audit in one transaction. */
function change<Result>(
  services: Services,
  request: FastifyRequest,
  action: Action | ((result: Result) => Action),
  act: (services: Services) => Promise<Result>,
): Promise<Result> {
  return changeAndRecord(services.db, request, action, (trx) => act({ ...services, db: trx }));
}

/** Who there is, and who is asked in. */
const invitationRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    app.get(
      '/api/accounts',
      { config: { access: 'accounts:read' }, schema: { response: { 200: AccountsResponse } } },
      async (request) => describeAccounts(services, callerOf(request)),
    );

    app.post(
      '/api/accounts',
      {
        config: { access: 'accounts:invite', audit: 'account.invite' },
        schema: { body: InviteBody, response: { 201: NewLinkResponse } },
      },
      async (request, reply) => {
        await requireGoverned(db, callerOf(request), [request.body]);
        const link = await change(
          services,
          request,
          ({ accountId }: ShownLink) => onRole('account.invite', accountId, request.body),
          (within) => invite(within, request.body),
        );
        return reply.code(201).send(link);
      },
    );

    const config = { access: 'accounts:invite', scope: 'wholeAccount' } as const;
    app.post(
      '/api/accounts/:accountId/invitation',
      {
        config: { ...config, audit: 'account.invite' },
        schema: { params: AccountParams, body: DaysBody, response: { 201: NewLinkResponse } },
      },
      async (request, reply) => {
        const { accountId } = request.params;
        await requireAllGoverned(db, callerOf(request), [accountId]);
        const action = onAccount('account.invite', accountId);
        const link = await change(services, request, action, (within) =>
          inviteAgain(within, accountId, request.body.days),
        );
        return reply.code(201).send(link);
      },
    );

    app.delete(
      '/api/accounts/:accountId/invitation',
      { config: { ...config, audit: 'account.withdraw' }, schema: { params: AccountParams, response: { 200: Done } } },
      async (request) => {
        const { accountId } = request.params;
        await requireAllGoverned(db, callerOf(request), [accountId]);
        const action = onAccount('account.withdraw', accountId);
        await change(services, request, action, (within) => withdrawInvitation(within, accountId));
        return {};
      },
    );
  };

/** Roles of accounts that there are already. */
const roleRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = services;
    const config = { access: 'accounts:invite', scope: 'account' } as const;
    app.post(
      '/api/accounts/:accountId/roles',
      {
        config: { ...config, audit: 'role.give' },
        schema: { params: AccountParams, body: RoleBody, response: { 201: RoleAdded } },
      },
      async (request, reply) => {
        const { accountId } = request.params;
        await requireGoverned(db, callerOf(request), [request.body]);
        const action = onRole('role.give', accountId, request.body);
        const id = await change(services, request, action, (within) => addRole(within, accountId, request.body));
        return reply.code(201).send({ id });
      },
    );

    app.delete(
      '/api/accounts/:accountId/roles/:roleId',
      { config: { ...config, audit: 'role.end' }, schema: { params: AccountRoleParams, response: { 200: Done } } },
      async (request) => {
        const { accountId, roleId } = request.params;
        const role = await findRole(db, accountId, roleId);
        if (!role) throw new ProblemError('notFound');
        await requireGoverned(db, callerOf(request), [role]);
        const action = onRole('role.end', accountId, role);
        await change(services, request, action, (within) => removeRole(within, accountId, roleId));
        return {};
      },
    );
  };

/** What the administrator alone does, to accounts that lie wholly within the own scope. */
const managementRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'accounts:manage', scope: 'wholeAccount' } as const;
    app.post(
      '/api/accounts/:accountId/password-link',
      {
        config: { ...config, audit: 'account.passwordLink' },
        schema: { params: AccountParams, response: { 201: NewLinkResponse } },
      },
      async (request, reply) => {
        const { accountId } = request.params;
        const action = onAccount('account.passwordLink', accountId);
        const link = await change(services, request, action, (within) => makePasswordLink(within, accountId));
        return reply.code(201).send(link);
      },
    );

    for (const [method, path, audit, act] of [
      ['POST', '/disable', 'account.disable', disable],
      ['POST', '/enable', 'account.enable', enable],
      ['POST', '/unlock', 'account.unlock', unlock],
      ['DELETE', '/second-factor', 'secondFactor.reset', resetSecondFactor],
      ['DELETE', '', 'account.erase', erase],
    ] as const) {
      app.route({
        method,
        url: `/api/accounts/:accountId${path}`,
        config: { ...config, audit },
        schema: { params: AccountParams, response: { 200: Done } },
        handler: async (request) => {
          const { accountId } = request.params;
          await change(services, request, onAccount(audit, accountId), (within) => act(within, accountId));
          return {};
        },
      });
    }
  };
