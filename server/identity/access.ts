/** Every route states who may call it; this hook enforces it before the body is looked at. */
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isCampaignInScope } from '../campaigns/store.ts';
import { ProblemError } from '../http/problem.ts';
import { isSchoolInScope } from '../schools/store.ts';
import type { Services } from '../services.ts';
import { type Caller, type Scope, scopeOf } from './caller.ts';
import type { PermissionName } from './schemas.ts';
import { findMemberships } from './store.ts';

/** The greatest id that the database holds (a 32-bit integer). */
const MOST_ID = 2_147_483_647;

/** `public`: anyone; `session`: anyone signed in; else the permission that a role of the caller must have. */
export type Access = 'public' | 'session' | PermissionName;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** What the parameter `id` is, which the permission must reach: a school, or every school of a campaign. */
    scope?: 'school' | 'campaign';
  }
  interface FastifyRequest {
    /** Set for every route that is not public. */
    caller: Caller | null;
  }
}

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new ProblemError('unauthenticated');
  return request.caller;
}

export function registerAccess(app: FastifyInstance, services: Pick<Services, 'auth' | 'db'>): void {
  app.decorateRequest('caller', null);
  app.addHook('onRoute', ({ config, method, url }) => {
    if (!config?.access) throw new Error(`${String(method)} ${url} does not say who may call it`);
  });
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access;
    // A request that matches no route has no access; the not-found handler answers it alike for everyone.
    if (access === undefined || access === 'public') return;
    request.caller = await findCaller(services, request);
    if (request.caller === null) throw new ProblemError('unauthenticated');
    if (access === 'session') return;
    const reach = scopeOf(request.caller, access);
    const { scope } = request.routeOptions.config;
    if (scope) await requireReach(services.db, scope, reach, request.params);
  });
}

/** What is out of scope and what does not exist are answered alike, so that ids tell nothing. */
async function requireReach(db: Services['db'], scope: 'school' | 'campaign', reach: Scope, params: unknown) {
  const id = Number((params as { id: string }).id);
  // An id that is no number is left to the validation, which names it.
  if (!Number.isSafeInteger(id) || id > MOST_ID) return;
  const isInScope = scope === 'school' ? isSchoolInScope : isCampaignInScope;
  if (!(await isInScope(db, reach, id))) throw new ProblemError('outOfScope');
}

async function findCaller(
  { auth, db }: Pick<Services, 'auth' | 'db'>,
  request: FastifyRequest,
): Promise<Caller | null> {
  if (!request.headers.cookie) return null;
  const session = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
  if (!session) return null;
  const { id, name, username } = session.user;
  return { id, name, username: username ?? name, memberships: await findMemberships(db, id) };
}
