/** The steps of signing in: name and password, the second factor, and out again. */
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { recordNothing } from '../audit/trail.ts';
import { beginAttempt, forgetFailures, nameHash } from './delays/store.ts';
import { type Answer, faultOf, passOn } from './pass-on.ts';
import { findWaiting, recordAttempt, recordSignIn, recordSignOut } from './sessions.ts';
import { findByName } from './store.ts';

/** No account can have this name (names begin with a letter), so better-auth works on it as long as on a real one. */
const NOBODY = '__nobody__';

/**
 * Signs in by user name or e-mail. An unknown name, a wrong password and a disabled account are answered alike, in the
 * same time, and delayed alike.
 * @returns whether the second factor is still to be shown
 * @throws ProblemError `signInRefused`, or `signInDelayed` with the seconds to wait
 */
export async function passSignIn(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  { password, username }: { username: string; password: string },
): Promise<{ secondFactor: boolean }> {
  const { clock, db, nameKey } = services;
  const name = username.trim().toLowerCase();
  const hash = nameHash(nameKey, name);
  const wait = await beginAttempt(db, hash, clock.now());
  if (wait > 0) throw new ProblemError('signInDelayed', undefined, Math.ceil(wait / 1000));
  const known = await findByName(db, name);
  const answer = await passOn(services, request, reply, 'sign-in/username', {
    username: known?.username ?? NOBODY,
    password,
  });
  if (answer.status !== 200) {
    await recordSignIn(services, request, name, false);
    throw refusal(answer);
  }
  const secondFactor = answer.body.twoFactorRedirect === true;
  if (secondFactor) recordNothing(request);
  else await recordSignIn(services, request, name, true);
  await forgetFailures(db, [hash], clock.now());
  return { secondFactor };
}

/** better-auth refuses other pages' requests by 403; whatever else it says of a name would tell which names there are. */
function refusal({ status }: Answer): ProblemError {
  return new ProblemError(status === 403 ? 'forbidden' : 'signInRefused');
}

/**
 * Ends a sign-in by a code of the second factor or by a recovery code, which is then used up.
 * @throws ProblemError `codeRefused`; `secondStepOver` when the sign-in must begin anew; `secondFactorLocked`
 */
export async function passSecondStep(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  step: 'verify-totp' | 'verify-backup-code',
  code: string,
): Promise<Record<string, never>> {
  const plain = step === 'verify-totp' ? code.replaceAll(/\s/g, '') : code.trim().toLowerCase();
  const waiting = await findWaiting(services.db, request);
  const answer = await passOn(services, request, reply, `two-factor/${step}`, { code: plain });
  // Without a sign-in that waits a session may have answered: its owner tries a code, which changes nothing.
  if (waiting !== undefined) await recordAttempt(services, request, waiting, answer.status === 200);
  else recordNothing(request);
  if (answer.status === 200) return {};
  const fault = faultOf(answer);
  if (answer.status === 429) throw new ProblemError('secondFactorLocked');
  if (fault === 'INVALID_CODE' || fault === 'INVALID_BACKUP_CODE') throw new ProblemError('secondCodeRefused');
  throw new ProblemError(answer.status === 403 ? 'forbidden' : 'secondStepOver');
}

export async function passSignOut(services: Services, request: FastifyRequest, reply: FastifyReply) {
  const session = await services.auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
  const { status } = await passOn(services, request, reply, 'sign-out', {});
  if (status === 403) throw new ProblemError('forbidden');
  await recordSignOut(services, request, session?.user.id);
  return {};
}
