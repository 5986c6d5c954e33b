/** Opens everything a process of ours needs, for the server and for commands alike, and closes it in order. */
import type { Kysely } from 'kysely';
import { type Content, loadContent } from '../surveys/load.ts';
import { assembleServices } from './assembly.ts';
import { type Config, readConfig } from './config.ts';
import texts from './daily/reminders/texts.json' with { type: 'json' };
import { type OpenDatabase, openDatabase } from './ground/db/connect.ts';
import { migrate } from './ground/db/migrate.ts';
import type { Database } from './ground/db/schema.ts';
import { findSetting } from './ground/db/settings.ts';
import { createMailer, type Mailer } from './ground/mail/mailer.ts';
import { dayIn } from './ground/time-zone.ts';
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
  /** The services as of now; called again after the demo was made, because the demo has its own day. */
  services(failed: (error: unknown) => void): Promise<Services>;
  close(): Promise<void>;
};

/** Where the address last listened on is kept, so that a command beside the server can name it. */
export const ADDRESS_SETTING = 'server.address';

/**
 * @param applicationName how this process shows in the database
 * @throws ConfigFault, ContentError, or an Error in one line when the database cannot be opened
 */
export async function openSession(applicationName: string): Promise<Session> {
  const config = readConfig(process.env, new Date());
  const content = loadContent(config.contentFolder ?? undefined);
  const database = await openDatabase(config, applicationName, report);
  const { close, embedded } = database;
  const db = await prepare(database);
  const services = async (failed: (error: unknown) => void): Promise<Services> =>
    assembleServices(
      {
        db,
        content,
        clock: await createClock(db, config),
        url: config.url,
        timeZone: config.timeZone,
        mailer: mailerOf(config),
      },
      failed,
    );
  return { config, db, ownerDb: database.db, embedded, content, services, close };
}

function mailerOf({ mailFrom, smtp }: Config): Mailer | null {
  return smtp !== null && mailFrom !== null ? createMailer(smtp, mailFrom, texts.sender) : null;
}

/** Brings the tables to the newest migration; the application's connections come after that. */
async function prepare(database: OpenDatabase): Promise<Kysely<Database>> {
  try {
    await migrate(database.db);
    return await database.openApplication();
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A database that died and is started again is told in one line; nothing that was acknowledged is lost. */
function report(line: string): void {
  process.stderr.write(`opora: ${line}\n`);
}

/** Real time, except that the demo has a day of its own. */
async function createClock(db: Kysely<Database>, config: Config): Promise<Clock> {
  const demo = (await findSetting(db, DEMO_SETTING)) !== null;
  const now = () => new Date();
  return { now, today: () => (demo ? config.demoDate : dayIn(config.timeZone, now())) };
}
