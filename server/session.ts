/** Opens everything a process of ours needs, for the server and for commands alike, and closes it in order. */
import type { Kysely } from 'kysely';
import { type Content, loadContent } from '../surveys/load.ts';
import { assembleServices } from './assembly.ts';
import type { Config } from './config.ts';
import texts from './daily/reminders/texts.json' with { type: 'json' };
import type { ApplicationDatabase, OpenDatabase } from './ground/db/connect.ts';
import { migrate } from './ground/db/migrate.ts';
import type { Database } from './ground/db/schema.ts';
import { findSetting } from './ground/db/settings.ts';
import { type Jobs, type JobsConfig, openJobs } from './ground/jobs/jobs.ts';
import { createMailer, type Mailer } from './ground/mail/mailer.ts';
import { dayIn } from './ground/time-zone.ts';
import { beginOpening, type Opening } from './opening.ts';
import { DEMO_SETTING } from './operation/demo/setting.ts';
import type { Clock, Services } from './services.ts';

export type Session = {
  config: Config;
  /** The application's connections. */
  db: Kysely<Database>;
  /** The owner's connections, for what the application has no right to. */
  ownerDb: Kysely<Database>;
  embedded: boolean;
  content: Content;
  /**
   * The services as of now; called again after the demo was made, because the demo has its own day.
   * @param works whether this process does work in the background, and keeps its schedule
   * @param failed is told of errors in the background; the work stays to be done
   */
  services(failed: (error: unknown) => void, works?: JobsConfig['works']): Promise<Services>;
  close(): Promise<void>;
};

/** Where the address last listened on is kept, so that a command beside the server can name it. */
export const ADDRESS_SETTING = 'server.address';

/**
 * @param applicationName how this process shows in the database
 * @param opening where the database is being opened already
 * @throws ConfigFault, ContentError, or an Error in one line when the database cannot be opened
 */
export async function openSession(
  applicationName: string,
  opening: Opening = beginOpening(applicationName),
): Promise<Session> {
  const { config } = opening;
  const content = await loadOrClose(opening);
  const database = await opening.database;
  const { embedded } = database;
  const { connection, db } = await prepare(database);
  const opened: Jobs[] = [];
  const services: Session['services'] = async (failed, works = 'nothing') => {
    const { clock, look } = await createClock(db, config);
    const jobs = await openJobs({ connection, db, works, gatherMs: GATHER_MS, failed, begins: look });
    opened.push(jobs);
    const { keyFolder, timeZone, url } = config;
    return assembleServices({ db, jobs, content, clock, keyFolder, url, timeZone, mailer: mailerOf(config) });
  };
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((jobs) => jobs.stop()));
    await database.close();
  };
  return { config, db, ownerDb: database.db, embedded, content, services, close };
}

/** Answers of half a second are sealed together, and what they change is computed once. */
const GATHER_MS = 500;

function mailerOf({ mailFrom, smtp }: Config): Mailer | null {
  return smtp !== null && mailFrom !== null ? createMailer(smtp, mailFrom, texts.sender) : null;
}

/** Brings the tables to the newest migration; the application's connections come after that. */
async function prepare(database: OpenDatabase): Promise<ApplicationDatabase> {
  try {
    await migrate(database.db);
    return await database.openApplication();
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The content is read while the database opens; one that cannot be read leaves no database running. */
async function loadOrClose({ config, database }: Opening): Promise<Content> {
  try {
    return loadContent(config.contentFolder ?? undefined);
  } catch (error) {
    await database.then(
      ({ close }) => close(),
      () => undefined,
    );
    throw error;
  }
}

/** Real time, except that the demo has a day of its own; `look` sees whether another process has begun the demo since. */
async function createClock(db: Kysely<Database>, config: Config): Promise<{ clock: Clock; look(): Promise<void> }> {
  let demo = false;
  const look = async (): Promise<void> => {
    demo ||= (await findSetting(db, DEMO_SETTING)) !== null;
  };
  await look();
  const now = () => new Date();
  return { clock: { now, today: () => (demo ? config.demoDate : dayIn(config.timeZone, now())) }, look };
}
