/** Starts Opora: database, migrations, the demo on an empty embedded database, the application; stops it on a signal. */
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { startSweeping } from './assembly.ts';
import { startReminding } from './daily/reminders/reminding.ts';
import { putSetting } from './ground/db/settings.ts';
import { describeDemo } from './operation/demo/description.ts';
import { greeting } from './operation/demo/greeting.ts';
import { seedDemo } from './operation/demo/seed.ts';
import { claimForDemo } from './operation/demo/store.ts';
import { makeSetupLink } from './people/account-links/setup.ts';
import { ADDRESS_SETTING, openSession, type Session } from './session.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (error: unknown): void => void process.stderr.write(`opora: ${(error as Error).stack ?? error}\n`);

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false } } });
  const session = await openSession('opora server');
  try {
    await serve(session, values.empty);
  } catch (error) {
    await session.close();
    throw error;
  }
}

async function serve(session: Session, empty: boolean): Promise<void> {
  const stop = createStop(session);
  if (session.embedded && !empty && (await claimForDemo(session.ownerDb))) {
    say('Making the demo district (20 schools, two campaigns) …');
    await seedDemo(await session.services(complain), session.config.demoDate);
  }
  const services = await session.services(complain);
  const app = await buildApp(services, session.config.logLevel);
  stop.also(async () => {
    await app.close();
    await services.sealer.idle();
    await services.refresher.idle();
  });
  const url = await listen(app, session);
  const stopSweeping = startSweeping(services, complain);
  stop.also(async () => stopSweeping());
  const stopReminding = startReminding(services, url, complain);
  stop.also(stopReminding);
  const demo = await describeDemo(session.db, url, services.clock.today());
  say(greeting(url, demo, await makeSetupLink(services)));
}

async function listen(app: FastifyInstance, { config, db }: Session): Promise<string> {
  await app.listen({ port: config.port, host: config.host });
  const { address, family, port } = app.server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  const url = config.url ?? `http://${host}:${port}`;
  await putSetting(db, ADDRESS_SETTING, url);
  return url;
}

/** npm passes a signal on that the terminal or supervisor has sent to the whole group: the same one comes twice. */
const SAME_SIGNAL_MS = 1_000;

/** A signal closes the application first, then the database; a second signal does not wait. */
function createStop(session: Session) {
  const before: (() => Promise<void>)[] = [];
  let stoppingSince: number | null = null;
  const stop = async (): Promise<void> => {
    if (stoppingSince !== null && performance.now() - stoppingSince < SAME_SIGNAL_MS) return;
    if (stoppingSince !== null) process.exit(1);
    stoppingSince = performance.now();
    try {
      for (const step of before) await step();
      await session.close();
      process.exit(0);
    } catch (error) {
      complain(error);
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  return { also: (step: () => Promise<void>) => before.unshift(step) };
}

try {
  await start();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const text =
    code === 'EADDRINUSE' ? 'the port is taken; set PORT to another one (0 lets the system choose)' : message;
  process.stderr.write(`opora: ${text}\n`);
  process.exit(1);
}
