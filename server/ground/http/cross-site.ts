/**
 * Requests that change something and carry our cookie must come from our own pages. Browsers say where a request comes from
 * (`Sec-Fetch-Site`, on plain http and in older ones `Origin`) and no page can change that; what says neither is no
 * browser and carries nobody's cookie unasked. The method of Go's `net/http.CrossOriginProtection`, after F. Valsorda (2025).
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from './problem.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** @param url the public address as configured, or null when each reader's own way to us is right */
export function registerCrossSiteCheck(app: FastifyInstance, url: string | null): void {
  const own = url === null ? null : new URL(url).host;
  app.addHook('onRequest', async (request) => {
    if (READING.has(request.method) || isForRespondents(request)) return;
    if (isForeign(request, own ?? request.host)) throw new ProblemError('crossSite');
  });
}

/** Routes of respondents know no cookie, so nobody can be made to act there under their own name. */
function isForRespondents({ routeOptions: { config, url } }: FastifyRequest): boolean {
  return config.access === 'public' && (url?.startsWith('/api/survey/') ?? false);
}

function isForeign({ headers }: FastifyRequest, ownHost: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (headers.origin === undefined) return false;
  return !URL.canParse(headers.origin) || new URL(headers.origin).host !== ownHost;
}
