/**
 * How often one may ask. People who are signed in are counted one by one, strangers by address. Routes of respondents are not
 * counted here: a whole class answers from behind one router (wrong codes are counted in `codes/`).
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from './problem.ts';

/** Requests a minute. */
export type Limits = {
  /** Of one account: a page asks up to three times a second while a campaign runs, and people open several. */
  account: number;
  /** Of one address to routes that take a secret: the staff of a school signs in from one address. */
  secret: number;
  /** Of one address to other public routes of the API. */
  open: number;
  /** Of one address to the public pages and their files, all together: a class that reads them has one address. */
  page: number;
};

export const LIMITS: Limits = { account: 1_200, secret: 30, open: 600, page: 600 };

const WINDOW_MS = 60_000;

/** Style and typeface are asked for with a first page only, and cost nothing. */
const isPublicPage = (url: string): boolean => /^\/public(\/(?!assets\/)|$)/.test(url);

export async function registerLimits(app: FastifyInstance, limits: Limits): Promise<void> {
  app.addHook('onRoute', (route) => {
    const { config, url } = route;
    if (!config || !url.startsWith('/api/') || url.startsWith('/api/survey/')) return;
    const max =
      config.access !== 'public'
        ? limits.account
        : route.method !== 'GET' && route.method !== 'HEAD'
          ? limits.secret
          : limits.open;
    config.rateLimit = { max, timeWindow: WINDOW_MS, groupId: config.access !== 'public' ? 'account' : String(max) };
  });
  await app.register(rateLimit, {
    global: false,
    keyGenerator: ({ caller, ip }: FastifyRequest) => (caller ? `account ${caller.id}` : `address ${ip}`),
    errorResponseBuilder: () => new ProblemError('tooMany'),
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  });
  // One count for all of these routes; those of the API above are counted one by one.
  const countPage = app.rateLimit({ max: limits.page, timeWindow: WINDOW_MS });
  app.addHook('onRoute', (route) => {
    if (isPublicPage(route.url)) route.onRequest = [countPage, ...[route.onRequest ?? []].flat()];
  });
}
