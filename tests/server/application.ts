/** The application under test, in this process on a cloned database. */
import { rm } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { buildApp, type Variation } from '../../server/app.ts';
import { assembleServices } from '../../server/assembly.ts';
import { openJobs } from '../../server/ground/jobs/jobs.ts';
import type { Mailer } from '../../server/ground/mail/mailer.ts';
import { createAccount } from '../../server/people/identity/auth.ts';
import type { Place } from '../../server/people/identity/caller.ts';
import type { Role } from '../../server/people/identity/roles.ts';
import { insertMembership } from '../../server/people/identity/store.ts';
import type { Clock, Services } from '../../server/services.ts';
import { boundJobs } from '../../server/work.ts';
import { loadContent } from '../../surveys/load.ts';
import { cloneDatabase, type TestDatabase } from './database.ts';
import { unpackKeys } from './keys.ts';
import { hashOnce } from './passwords.ts';
import { signIn } from './signIn.ts';

const PASSWORD = 'correct horse battery';

/** Tests ask more often in a minute than people do. */
const UNLIMITED = { account: 1e9, secret: 1e9, open: 1e9, page: 1e9 };

/**
 * How an application differs from the usual one; `override` is the folder of a district's own content, as in `OPORA_CONTENT`,
 * `mailer` hands mail over, of which the usual one sends none, `failed` is told of errors of the work in the background, which end the test where it is left out.
 */
type Own = Variation & { override?: string; mailer?: Mailer; failed?: (error: unknown) => void };

export type RunningApplication = {
  app: FastifyInstance;
  services: Services;
  url: string;
  stop(): Promise<void>;
};

export type TestApplication = RunningApplication & {
  /** Makes an account with one role and returns the cookie of a session signed in over HTTP. */
  signInAs(role: Role, place: Place): Promise<string>;
};

const fail = (error: unknown): void => {
  throw error;
};

/** A clock that a test can move. @param today the day it begins on */
export function movableClock(today = '2026-06-01') {
  let now = new Date(`${today}T09:00:00Z`);
  return {
    now: () => now,
    today: () => now.toISOString().slice(0, 10),
    forward: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  };
}

/**
 * @param day the day the application believes it is; a function, or a clock of its own, where it moves on during the test
 * @param variation with `publicUrl` as in `OPORA_URL`
 */
export async function startApplication(
  day: string | (() => string) | Clock = '2026-06-01',
  { publicUrl = null, ...variation }: Own & { publicUrl?: string | null } = {},
): Promise<TestApplication> {
  const today = typeof day === 'function' ? day : () => (typeof day === 'string' ? day : day.today());
  const clock = typeof day === 'object' ? day : { now: () => new Date(`${today()}T09:00:00Z`), today };
  const opora = await openApplication(await cloneDatabase(), clock, publicUrl, { limits: UNLIMITED, ...variation });
  const { services, url } = opora;
  let accounts = 0;
  return {
    ...opora,
    async signInAs(role, place) {
      accounts += 1;
      const username = `${role}.${accounts}`;
      const id = await createAccount(services.auth, { username, name: role, password: PASSWORD });
      await insertMembership(services.db, id, { role, ...place });
      const cookie = await signIn(url, username, PASSWORD, publicUrl ?? url);
      // As after its set-up, which has tests of its own: the session has passed the second factor that some roles need.
      await services.db.updateTable('account').set({ twoFactorEnabled: true }).where('id', '=', id).execute();
      return cookie;
    },
  };
}

/** Listens on a free port. Its database goes with it. */
export async function openApplication(
  { connection, db, drop }: TestDatabase,
  clock: Clock,
  publicUrl: string | null,
  { failed = fail, mailer, override, ...variation }: Own,
): Promise<RunningApplication> {
  const keyFolder = await unpackKeys(db);
  const jobs = await openJobs({ connection, db, works: 'unscheduled', gatherMs: 0, failed });
  const services = await assembleServices({
    db,
    jobs,
    content: loadContent(override),
    clock,
    keyFolder,
    url: publicUrl,
    mailer,
  });
  await jobs.work(boundJobs(services));
  await hashOnce(services.auth);
  const app = await buildApp(services, 'silent', variation);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    app,
    services,
    url,
    async stop() {
      await app.close();
      await jobs.stop();
      await drop();
      await rm(keyFolder, { recursive: true, force: true });
    },
  };
}
