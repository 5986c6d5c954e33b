/** Hands a request to better-auth; its own checks (origin, cookies) stay in force. Of its many endpoints only those named in our routes are open. */
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DATABASE_BACK_S, ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';

export type Answer = { status: number; body: Record<string, unknown> };

/**
 * Asks better-auth as the caller's browser would, and gives its cookies to the reply. What else it answers stays here:
 * it names the token of the session, which no script of a page needs.
 * @param path under /api/auth
 * @throws ProblemError `unavailable` where better-auth could not ask the database: nobody's name or password was wrong
 */
export async function passOn(
  { auth }: Pick<Services, 'auth'>,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  body: Record<string, unknown>,
): Promise<Answer> {
  const headers = fromNodeHeaders(request.headers);
  headers.delete('content-length');
  headers.set('content-type', 'application/json');
  const address = `${request.protocol}://${request.host}/api/auth/${path}`;
  const response = await auth.handler(new Request(address, { method: 'POST', headers, body: JSON.stringify(body) }));
  if (response.status >= 500) throw new ProblemError('unavailable', undefined, DATABASE_BACK_S);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {} };
}

/** What better-auth calls the fault, for instance `INVALID_CODE`. */
export function faultOf({ body }: Answer): string {
  return typeof body.code === 'string' ? body.code : '';
}
