/** A real server over a simulated large district, and its analyst's session. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { openSession, type Session } from '../../../server/session.ts';
import { makeDataFolder, removeDataFolder } from '../../server/dataFolder.ts';
import { startServer, stopServer } from '../../server/process.ts';
import { signIn } from '../../server/signIn.ts';
import { seedReads } from './district.ts';

/** `data`: where the district is kept for the next run; a folder of its own that goes where there is none. */
export type DistrictSize = { schools: number; data?: string };

/** `cookie` of the analyst, `pid` of the server. */
export type District = { session: Session; url: string; cookie: string; pid: number };

const ANALYST = { username: 'the.analyst', password: 'correct horse battery' };

/** @param told of what is done while the district is made */
export async function withDistrict<Found>(
  { data, schools }: DistrictSize,
  told: (line: string) => void,
  work: (district: District) => Promise<Found>,
): Promise<Found> {
  const dataFolder = data ?? (await makeDataFolder());
  const isMade = existsSync(dataFolder);
  mkdirSync(dirname(dataFolder), { recursive: true, mode: 0o711 });
  process.env.OPORA_DATA = dataFolder;
  const session = await openSession('opora bench');
  try {
    if (!isMade) await seed(session, schools, told);
    const server = await startServer(dataFolder, '--empty');
    try {
      const url = `http://127.0.0.1:${/^Opora is ready: \S+:(\d+)/m.exec(server.said())?.[1]}`;
      // As after the set-up of the second factor, which the role asks for.
      const setSecondFactor = (isSet: boolean) =>
        sql`update account set "twoFactorEnabled" = ${isSet}`.execute(session.ownerDb);
      await setSecondFactor(false);
      const cookie = await signIn(url, ANALYST.username, ANALYST.password);
      await setSecondFactor(true);
      return await work({ session, url, cookie, pid: server.process.pid ?? 0 });
    } finally {
      await stopServer(server);
    }
  } finally {
    await session.close();
    if (data === undefined) await removeDataFolder(dataFolder);
  }
}

async function seed(session: Session, schools: number, told: (line: string) => void): Promise<void> {
  const services = await session.services((error) => {
    throw error;
  });
  await seedReads(services, schools, ANALYST, told);
  await sql`vacuum analyze`.execute(session.ownerDb);
}
