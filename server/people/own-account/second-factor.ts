/** Setting up, renewing and removing the second factor of one's own account (TOTP, RFC 6238, by better-auth). */
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { deleteSecondFactor } from '../accounts/store.ts';
import { callerOf } from '../identity/access.ts';
import { needsSecondFactor } from '../identity/caller.ts';
import { passOn } from '../identity/pass-on.ts';
import { deleteSessions, findRoles } from '../identity/store.ts';
import type { SecondFactorResponse } from './schemas.ts';

const ISSUER = 'Opora';

/** The address that an authenticator reads. Its label holds the user name, never an e-mail address. */
function authenticatorUri(username: string, secret: string): string {
  const query = new URLSearchParams({ secret, issuer: ISSUER, digits: '6', period: '30' });
  return `otpauth://totp/${ISSUER}:${encodeURIComponent(username)}?${query}`;
}

/**
 * Makes a secret and recovery codes. They count from the first confirmed code on; until then making them again replaces them.
 * @param password has been checked
 * @throws ProblemError `secondFactorOn`
 */
export async function makeSecondFactor(
  { auth }: Services,
  request: FastifyRequest,
  password: string,
): Promise<SecondFactorResponse> {
  const caller = callerOf(request);
  if (caller.hasSecondFactor) throw new ProblemError('secondFactorOn');
  const made = await auth.api.enableTwoFactor({ headers: fromNodeHeaders(request.headers), body: { password } });
  if (made.method !== 'totp') throw new Error('the second factor is no TOTP');
  const secret = new URL(made.totpURI).searchParams.get('secret') ?? '';
  return { secret, uri: authenticatorUri(caller.username, secret), recoveryCodes: made.backupCodes };
}

/**
 * Puts the second factor in force by its first code; other sessions, which passed without one, end.
 * @throws ProblemError `secondCodeRefused`; `secondFactorOff` when none has been made; `secondFactorOn`
 */
export async function confirmSecondFactor(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
): Promise<void> {
  const caller = callerOf(request);
  if (caller.hasSecondFactor) throw new ProblemError('secondFactorOn');
  const answer = await passOn(services, request, reply, 'two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') });
  if (answer.status === 401) throw new ProblemError('secondCodeRefused');
  if (answer.status !== 200) throw new ProblemError('secondFactorOff');
  // better-auth has begun a new session in place of the caller's; it is the newest.
  await endSessionsBut(services, caller.id, reply);
}

async function endSessionsBut({ auth, db }: Services, accountId: string, reply: FastifyReply): Promise<void> {
  const cookie = [reply.getHeader('set-cookie') ?? []].flat().map((line) => String(line).split(';')[0]);
  const session = await auth.api.getSession({ headers: new Headers({ cookie: cookie.join('; ') }) });
  if (session) await deleteSessions(db, accountId, session.session.id);
}

/** @throws ProblemError `secondFactorOff` */
export async function renewRecoveryCodes({ auth }: Services, request: FastifyRequest, password: string) {
  if (!callerOf(request).hasSecondFactor) throw new ProblemError('secondFactorOff');
  const headers = fromNodeHeaders(request.headers);
  const { backupCodes } = await auth.api.generateBackupCodes({ headers, body: { password } });
  return { recoveryCodes: backupCodes };
}

/** @throws ProblemError `secondFactorOff`, or `secondFactorRequired` when a role needs it */
export async function removeSecondFactor({ clock, db, demo }: Services, request: FastifyRequest): Promise<void> {
  const { hasSecondFactor, id } = callerOf(request);
  if (!hasSecondFactor) throw new ProblemError('secondFactorOff');
  if (!demo && needsSecondFactor(await findRoles(db, id, clock.today())))
    throw new ProblemError('secondFactorRequired');
  await deleteSecondFactor(db, id);
}

/** How many recovery codes were not used yet. */
export async function countRecoveryCodes({ auth }: Services, accountId: string): Promise<number> {
  const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: accountId } });
  return backupCodes.length;
}
