/** `user create`: an account that can be used at once. */
import { text } from 'node:stream/consumers';
import { ProblemError } from '../../../ground/http/problem.ts';
import { setPassword, setUsername, withdrawLinks } from '../../../people/account-links/store.ts';
import { checkUsername } from '../../../people/account-links/use.ts';
import { invite } from '../../../people/accounts/administration.ts';
import { hashPassword } from '../../../people/identity/auth.ts';
import { checkPassword } from '../../../people/identity/password.ts';
import { UsageError } from '../usage-error.ts';
import { say, withServices } from '../with-session.ts';
import { type PlaceOptions, readRole } from './run.ts';

type Options = PlaceOptions & { username: string; role: string; email?: string };

/** The password comes by standard input: an argument would be seen in the list of processes and stay in the shell's history. */
export function createWithPassword(name: string, { email, role, username: typed, ...place }: Options): Promise<void> {
  return withServices(async (services) => {
    const { auth, clock, db } = services;
    const username = checkUsername(typed);
    const membership = await readRole(services, role, place);
    if (process.stdin.isTTY) throw new UsageError('give the password on standard input, for instance by a pipe');
    const password = (await text(process.stdin)).replace(/\r?\n$/, '');
    checkPassword(password, [username, name]);
    const hash = await hashPassword(auth, password);
    await db.transaction().execute(async (trx) => {
      const { accountId } = await invite({ ...services, db: trx }, { ...membership, name, email, days: 1 });
      if (!(await setUsername(trx, accountId, username))) throw new ProblemError('usernameTaken');
      await setPassword(trx, accountId, hash, clock.now());
      await withdrawLinks(trx, 'invitation', accountId, clock.now());
    });
    say(username);
  });
}
