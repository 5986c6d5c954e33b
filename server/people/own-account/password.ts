/** One's own password: shown again before what matters, and changed. */

import { inTransaction } from '../../ground/db/transaction.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { setPassword } from '../account-links/store.ts';
import { hashPassword } from '../identity/auth.ts';
import type { Caller } from '../identity/caller.ts';
import { beginAttempt, forgetFailures, nameHash } from '../identity/delays/store.ts';
import { checkPassword } from '../identity/password.ts';
import { deleteSessions } from '../identity/store.ts';
import { findPasswordHash } from './store.ts';

/**
 * Whoever has the session need not be the person. Guesses are counted with those at the sign-in.
 * @throws ProblemError `passwordRefused`, or `signInDelayed` with the seconds to wait
 */
export async function confirmPassword({ auth, clock, db, nameKey }: Services, caller: Caller, password: string) {
  const hash = nameHash(nameKey, caller.username);
  const wait = await beginAttempt(db, hash, clock.now());
  if (wait > 0) throw new ProblemError('signInDelayed', undefined, Math.ceil(wait / 1000));
  const context = await auth.$context;
  const stored = await findPasswordHash(db, caller.id);
  if (!stored || !(await context.password.verify({ hash: stored, password })))
    throw new ProblemError('passwordRefused');
  await forgetFailures(db, [hash], clock.now());
}

/** Changes the password; every session but the caller's ends. @throws ProblemError as {@link checkPassword} */
export async function changePassword({ auth, clock, db }: Services, caller: Caller, password: string): Promise<void> {
  checkPassword(password, [caller.username, caller.name]);
  const hash = await hashPassword(auth, password);
  await inTransaction(db, async (trx) => {
    await setPassword(trx, caller.id, hash, clock.now());
    await deleteSessions(trx, caller.id, caller.sessionId);
  });
}
