/** Every route states who may call it; this hook enforces it before the body is looked at. */
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { isAccountInScope } from '../accounts/store.ts';
import { type Caller, needsSecondFactor, type Scope, scopeOf } from './caller.ts';
import type { PermissionName } from './schemas.ts';
import { findActiveMemberships } from './store.ts';

/** The greatest id that the database holds (a 32-bit integer). */
const MOST_ID = 2_147_483_647;

/** `public`: anyone; `session`: anyone signed in; else the permission that a role of the caller must have. */
export type Access = 'public' | 'session' | PermissionName;

/**
 * What a parameter is, which the permission must reach. `school`, `territory`, `campaign`, `publication`, `evidence`: `id` is a school, a territory, a campaign of
 * which every school must be reached, a publication, or a record of evidence. `campaignPart`: of the campaign one school must be reached,
 * and the route keeps to those that are. `account`: `accountId` is an account, and one of its roles must be
 * reached; `wholeAccount`: all.
 */
export type RouteScope =
  | 'school'
  | 'territory'
  | 'campaign'
  | 'campaignPart'
  | 'publication'
  | 'evidence'
  | 'account'
  | 'wholeAccount';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    scope?: RouteScope;
    /** Open also to who still has to set up the second factor that their role needs. */
    beforeSecondFactor?: boolean;
  }
  interface FastifyRequest {
    /** Set for every route that is not public. */
    caller: Caller | null;
  }
}

type Needs = Pick<Services, 'auth' | 'clock' | 'db' | 'demo'>;

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new ProblemError('unauthenticated');
  return request.caller;
}

/** Whether the caller must set up a second factor before anything else; the demo's one-click accounts need none. */
export function lacksSecondFactor({ demo }: Pick<Services, 'demo'>, caller: Caller): boolean {
  return !demo && !caller.hasSecondFactor && needsSecondFactor(caller.memberships.map(({ role }) => role));
}

/** Of each kind of record whose id an address holds, whether a scope reaches it. The rooms that keep the records know. */
export type ScopeChecks = Record<
  Exclude<RouteScope, 'account' | 'wholeAccount'>,
  (db: Services['db'], scope: Scope, id: number) => Promise<boolean>
>;

export function registerAccess(app: FastifyInstance, services: Needs, checks: ScopeChecks): void {
  app.decorateRequest('caller', null);
  app.addHook('onRoute', ({ config, method, url }) => {
    if (!config?.access) throw new Error(`${String(method)} ${url} does not say who may call it`);
  });
  app.addHook('onRequest', async (request) => {
    const { access, beforeSecondFactor, scope } = request.routeOptions.config;
    // A request that matches no route has no access; the not-found handler answers it alike for everyone.
    if (access === undefined || access === 'public') return;
    const caller = await findCaller(services, request);
    if (caller === null) throw new ProblemError('unauthenticated');
    if (!beforeSecondFactor && lacksSecondFactor(services, caller)) throw new ProblemError('secondFactorMissing');
    request.caller = caller;
    if (access === 'session') return;
    const reach = scopeOf(caller, access);
    if (scope) await requireReach(services.db, checks, scope, reach, request.params);
  });
}

/** What is out of scope and what does not exist are answered alike, so that ids tell nothing. */
async function requireReach(db: Services['db'], checks: ScopeChecks, scope: RouteScope, reach: Scope, params: unknown) {
  const { accountId, id: text } = params as { id: string; accountId: string };
  if (scope === 'account' || scope === 'wholeAccount') {
    if (await isAccountInScope(db, reach, accountId, scope === 'wholeAccount')) return;
    throw new ProblemError('outOfScope');
  }
  const id = Number(text);
  // An id that is no number is left to the validation, which names it.
  if (!Number.isSafeInteger(id) || id > MOST_ID) return;
  if (!(await checks[scope](db, reach, id))) throw new ProblemError('outOfScope');
}

/** The caller with the roles that are in force today, or null without a session of an account that is in use. */
async function findCaller({ auth, clock, db }: Needs, request: FastifyRequest): Promise<Caller | null> {
  if (!request.headers.cookie) return null;
  const found = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
  if (!found) return null;
  const { id, name, twoFactorEnabled, username } = found.user;
  const memberships = await findActiveMemberships(db, id, clock.today());
  if (memberships === null) return null;
  return {
    id,
    name,
    username: username ?? name,
    sessionId: found.session.id,
    hasSecondFactor: twoFactorEnabled === true,
    memberships,
  };
}
