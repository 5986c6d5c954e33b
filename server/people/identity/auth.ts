/** Accounts, passwords, second factors and sessions by better-auth on our own database and pool. */
import { randomInt } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { twoFactor, username } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import { isDatabaseAway } from '../../ground/db/away.ts';
import type { Database } from '../../ground/db/schema.ts';
import { deviceWord } from './device.ts';
import { MIN_PASSWORD, MOST_PASSWORD } from './password.ts';

const WEEK = 7 * 24 * 60 * 60;
/** How exact "last seen" of a session is, in seconds: often enough to be of use, seldom enough to cost nothing. */
const SEEN_EVERY = 10 * 60;
const RECOVERY_CODES = 10;
/** Without characters that are mixed up on paper. Ten of them make 49 bits. */
const CODE_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const CODE_LENGTH = 10;

/** @returns codes like `k7pqm-3xw9d`, each used once instead of the second factor */
function newRecoveryCodes(): string[] {
  const character = () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)];
  return Array.from({ length: RECOVERY_CODES }, () => {
    const code = Array.from({ length: CODE_LENGTH }, character).join('');
    return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
  });
}

/** @param secret signs the session cookie and encrypts second factors; made on the first start and kept in the database */
export function createAuth(db: Kysely<Database>, secret: string, url: string | null) {
  return betterAuth({
    appName: 'Opora',
    database: { db, type: 'postgres' },
    secret,
    ...(url !== null && { baseURL: url }),
    basePath: '/api/auth',
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MOST_PASSWORD,
    },
    plugins: [
      username(),
      twoFactor({
        schema: { twoFactor: { modelName: 'account_second_factor' } },
        backupCodeOptions: { customBackupCodesGenerate: newRecoveryCodes },
        // Besides five guesses for one sign-in: five in a row lock the second factor for a quarter of an hour.
        accountLockout: { maxFailedAttempts: 5, durationSeconds: 15 * 60 },
      }),
    ],
    user: { modelName: 'account' },
    account: { modelName: 'account_credential' },
    session: { modelName: 'account_session', expiresIn: WEEK, updateAge: SEEN_EVERY },
    verification: { modelName: 'account_verification' },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, ipAddress: '', userAgent: deviceWord(session.userAgent ?? '') },
          }),
        },
      },
    },
    // Attempts are counted by name in the database (delays/), not by address in the memory of one process.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error', log: complain },
    advanced: { cookiePrefix: 'opora', ipAddress: { disableIpTracking: true } },
  });
}

/** A database that is away is told by everybody else. */
function complain(_level: string, message: string, ...details: unknown[]): void {
  if (details.some(isDatabaseAway)) return;
  const errors = details.map((detail) => (detail as Error | undefined)?.stack ?? String(detail));
  process.stderr.write(`${[message, ...errors].join(' ')}\n`);
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
      email: placeholderAddress(account.username),
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

const NO_MAIL = '@opora.invalid';

/** better-auth needs an address; accounts without one get a name that can never receive mail (RFC 2606). */
export function placeholderAddress(id: string): string {
  return `${id.toLowerCase()}${NO_MAIL}`;
}

/** The address that a person gave, or null. */
export function givenAddress(email: string): string | null {
  return email.endsWith(NO_MAIL) ? null : email;
}

export async function hashPassword(auth: Auth, password: string): Promise<string> {
  const context = await auth.$context;
  return context.password.hash(password);
}
