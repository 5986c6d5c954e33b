/** Accounts, passwords and sessions by better-auth on our own database and pool. */
import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

const WEEK = 7 * 24 * 60 * 60;

/** @param secret signs the session cookie; generated on the first start and kept in the database */
export function createAuth(db: Kysely<Database>, secret: string, url: string | null) {
  return betterAuth({
    database: { db, type: 'postgres' },
    secret,
    ...(url !== null && { baseURL: url }),
    basePath: '/api/auth',
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    plugins: [username()],
    user: { modelName: 'account' },
    account: { modelName: 'account_credential' },
    session: { modelName: 'account_session', expiresIn: WEEK },
    verification: { modelName: 'account_verification' },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: { cookiePrefix: 'opora', ipAddress: { disableIpTracking: true } },
  });
}

export type Auth = ReturnType<typeof createAuth>;

/**
 * Makes an account with a user name and a password. Accounts are made by people in charge, never by sign-up.
 * @returns the account's id
 */
export async function createAccount(auth: Auth, account: { username: string; name: string; password: string }) {
  const { internalAdapter, password } = await auth.$context;
  const user = await internalAdapter.createUser(
    {
      name: account.name,
      // better-auth needs an address; accounts without one get a name that can never receive mail (RFC 2606).
      email: `${account.username}@opora.invalid`,
      emailVerified: false,
      username: account.username,
      displayUsername: account.username,
    },
    { method: 'admin' },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await password.hash(account.password),
  });
  return user.id;
}
