import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { nameRoles } from '../account-links/use.ts';
import { getAccount } from '../accounts/administration.ts';
import { isEmailTaken, updatePerson } from '../accounts/store.ts';
import { type Action, changeAndRecord, recordAction } from '../audit/trail.ts';
import { callerOf } from '../identity/access.ts';
import { givenAddress, placeholderAddress } from '../identity/auth.ts';
import { type Caller, needsSecondFactor } from '../identity/caller.ts';
import { deviceWord } from '../identity/device.ts';
import { CodeBody, Done } from '../identity/schemas.ts';
import { deleteSessions } from '../identity/store.ts';
import { changePassword, confirmPassword } from './password.ts';
import {
  NewPasswordBody,
  OwnAccountResponse,
  PasswordBody,
  PersonBody,
  RecoveryCodesResponse,
  SecondFactorResponse,
  SessionParams,
  SessionsResponse,
} from './schemas.ts';
import {
  confirmSecondFactor,
  countRecoveryCodes,
  makeSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from './second-factor.ts';
import { countSignedReturns, deleteSession, findSessions } from './store.ts';

/** What everyone does with their own account. */
export const ownAccountRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(personRoutes(services));
    await app.register(secondFactorRoutes(services));
    await app.register(sessionRoutes(services));
  };

/** An entry in the audit about the caller's own account. */
function own(request: FastifyRequest, action: Action['action']): Action {
  return { action, record: { kind: 'account', id: callerOf(request).id } };
}

const personRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'session' } as const;
    app.get('/api/account', { config, schema: { response: { 200: OwnAccountResponse } } }, async (request) =>
      describeOwnAccount(services, callerOf(request)),
    );

    app.patch(
      '/api/account',
      { config: { ...config, audit: 'account.change' }, schema: { body: PersonBody, response: { 200: Done } } },
      async (request) => {
        const { id } = callerOf(request);
        const email = request.body.email?.toLowerCase() ?? placeholderAddress(id);
        if (await isEmailTaken(services.db, email, id)) throw new ProblemError('emailTaken');
        const person = { name: request.body.name.trim(), email };
        await changeAndRecord(services.db, request, own(request, 'account.change'), (trx) =>
          updatePerson(trx, id, person),
        );
        return {};
      },
    );

    app.post(
      '/api/account/password',
      { config: { ...config, audit: 'account.password' }, schema: { body: NewPasswordBody, response: { 200: Done } } },
      async (request) => {
        const caller = callerOf(request);
        await confirmPassword(services, caller, request.body.password);
        await changeAndRecord(services.db, request, own(request, 'account.password'), (trx) =>
          changePassword({ ...services, db: trx }, caller, request.body.newPassword),
        );
        return {};
      },
    );
  };

async function describeOwnAccount(services: Services, caller: Caller): Promise<OwnAccountResponse> {
  const { db, demo } = services;
  const { createdAt, email, name, username } = await getAccount(services, caller.id);
  return {
    name,
    username,
    email: givenAddress(email),
    createdAt: createdAt.toISOString(),
    roles: await nameRoles(db, caller.id),
    secondFactor: {
      isOn: caller.hasSecondFactor,
      isRequired: !demo && needsSecondFactor(caller.memberships.map(({ role }) => role)),
      recoveryCodes: caller.hasSecondFactor ? await countRecoveryCodes(services, caller.id) : 0,
    },
    signedReturns: await countSignedReturns(db, caller.id),
  };
}

const secondFactorRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const setup = { access: 'session', beforeSecondFactor: true } as const;
    const config = { access: 'session' } as const;
    app.post(
      '/api/account/second-factor',
      {
        config: { ...setup, audit: 'secondFactor.make' },
        schema: { body: PasswordBody, response: { 200: SecondFactorResponse } },
      },
      async (request) => {
        await confirmPassword(services, callerOf(request), request.body.password);
        const made = await makeSecondFactor(services, request, request.body.password);
        await recordAction(services.db, request, own(request, 'secondFactor.make'));
        return made;
      },
    );

    app.post(
      '/api/account/second-factor/confirm',
      { config: { ...setup, audit: 'secondFactor.confirm' }, schema: { body: CodeBody, response: { 200: Done } } },
      async (request, reply) => {
        await confirmSecondFactor(services, request, reply, request.body.code);
        await recordAction(services.db, request, own(request, 'secondFactor.confirm'));
        return {};
      },
    );

    app.post(
      '/api/account/second-factor/remove',
      { config: { ...config, audit: 'secondFactor.remove' }, schema: { body: PasswordBody, response: { 200: Done } } },
      async (request) => {
        await confirmPassword(services, callerOf(request), request.body.password);
        await changeAndRecord(services.db, request, own(request, 'secondFactor.remove'), (trx) =>
          removeSecondFactor({ ...services, db: trx }, request),
        );
        return {};
      },
    );

    app.post(
      '/api/account/recovery-codes',
      {
        config: { ...config, audit: 'secondFactor.renew' },
        schema: { body: PasswordBody, response: { 200: RecoveryCodesResponse } },
      },
      async (request) => {
        await confirmPassword(services, callerOf(request), request.body.password);
        const renewed = await renewRecoveryCodes(services, request, request.body.password);
        await recordAction(services.db, request, own(request, 'secondFactor.renew'));
        return renewed;
      },
    );
  };

const sessionRoutes =
  ({ db }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'session' } as const;
    app.get('/api/account/sessions', { config, schema: { response: { 200: SessionsResponse } } }, async (request) => {
      const { id: accountId, sessionId } = callerOf(request);
      const sessions = await findSessions(db, accountId);
      return {
        sessions: sessions.map(({ begunAt, device, id, seenAt }) => ({
          id,
          begunAt: begunAt.toISOString(),
          seenAt: seenAt.toISOString(),
          isThisOne: id === sessionId,
          device: deviceWord(device ?? ''),
        })),
      };
    });

    app.delete(
      '/api/account/sessions',
      { config: { ...config, audit: 'session.endOther' }, schema: { response: { 200: Done } } },
      async (request) => {
        const { id, sessionId } = callerOf(request);
        await changeAndRecord(db, request, own(request, 'session.endOther'), (trx) =>
          deleteSessions(trx, id, sessionId),
        );
        return {};
      },
    );

    app.delete(
      '/api/account/sessions/:sessionId',
      { config: { ...config, audit: 'session.endOther' }, schema: { params: SessionParams, response: { 200: Done } } },
      async (request) => {
        const { sessionId } = request.params;
        await changeAndRecord(db, request, own(request, 'session.endOther'), async (trx) => {
          if (!(await deleteSession(trx, callerOf(request).id, sessionId))) throw new ProblemError('notFound');
        });
        return {};
      },
    );
  };
