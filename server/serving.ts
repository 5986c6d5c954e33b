/** The server at work: the demo on an empty embedded database, the application, what runs beside it; stops it on a signal. */
import type { AddressInfo } from 'node:net';
import { relative } from 'node:path';
import type { FastifyInstance, FastifyListenOptions } from 'fastify';
import { describeLoss, reviewKeys } from './answering/envelopes/review.ts';
import { encryptEarlier } from './answering/envelopes/upgrade/upgrade.ts';
import { buildApp } from './app.ts';
import { createComplaints } from './complaints.ts';
import { putSetting } from './ground/db/settings.ts';
import type { Opening } from './opening.ts';
import { describeDemo } from './operation/demo/description.ts';
import { greeting } from './operation/demo/greeting.ts';
import { type DemoPeople, seedPeople, seedWork, WORK_PARTS } from './operation/demo/seed.ts';
import { claimForDemo } from './operation/demo/store.ts';
import { makeSetupLink } from './people/account-links/setup.ts';
import type { Services } from './services.ts';
import { ADDRESS_SETTING, openSession, type Session } from './session.ts';
import { startWorkerProcess } from './worker-process.ts';

/** What the launcher is told: a step that begins, how far it has come, that the server answers on the socket, that all is done. */
export type News = { step?: string; done?: number; total?: number; serves?: true; ready?: true };

export type Serving = {
  /** Make no demo. */
  empty: boolean;
  /** The number of the open socket that the launcher has handed over; null to open the one of `PORT` and `HOST`. */
  socket: number | null;
  /** Whether the work of the background is done beside it, in a process of its own. */
  works: boolean;
  tell(news: News): void;
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const report = (line: string): void => void process.stderr.write(`opora: ${line}\n`);
const complain = createComplaints('opora');

/** @throws an Error whose message is one line, with nothing left running */
export async function serve(opening: Opening, serving: Serving): Promise<void> {
  const session = await openSession('opora server', opening);
  try {
    await serveOn(session, serving);
  } catch (error) {
    await session.close();
    throw error;
  }
}

async function serveOn(session: Session, { empty, socket, tell, works }: Serving): Promise<void> {
  const stop = createStop(session);
  // Whoever ends the launcher by force ends the server with it.
  if (socket !== null) {
    process.once('disconnect', stop.now);
    if (!process.connected) stop.now();
  }
  let people: DemoPeople | null = null;
  if (session.embedded && !empty && (await claimForDemo(session.ownerDb))) {
    if (socket === null) say('Making the demo district (20 schools, two campaigns) …');
    tell({ step: 'demo' });
    people = await seedPeople(await session.services(complain), session.config.demoDate);
  }
  const services = await session.services(complain);
  // Before the first request: nothing may be written beside a demo that is still to be filled.
  if (people && services.demo) services.demo.filling = { done: 0, total: WORK_PARTS };
  await keepKeysInStep(session, services);
  const app = await buildApp(services, session.config.logLevel);
  stop.also(() => app.close());
  const url = await listen(app, session, socket);
  tell({ serves: true });
  if (people) {
    const stopping = new AbortController();
    const filling = fill(services, people, session.config.demoDate, tell, stopping.signal);
    stop.also(async () => {
      stopping.abort();
      await filling;
    });
    await filling;
    // A half-filled demo is made anew at the next start.
    if (stopping.signal.aborted) return;
  }
  if (works) stop.also(startWorkerProcess(report));
  const demo = await describeDemo(session.db, url, services.clock.today());
  say(greeting(url, demo, await makeSetupLink(services)));
  tell({ ready: true });
}

/** Before the first request: what the key folder and the database know of the campaigns' keys is the same. */
async function keepKeysInStep(
  { config, ownerDb }: Session,
  { campaignKeys, clock, db, keyFolder }: Services,
): Promise<void> {
  if (isInside(config.keyFolder, config.dataFolder))
    report(
      `OPORA_KEYS (${config.keyFolder}) lies in the data folder: every copy of it takes the keys of waiting answers along`,
    );
  await encryptEarlier(ownerDb, campaignKeys, clock.now());
  for (const loss of await reviewKeys({ db, folder: keyFolder, keys: campaignKeys, now: clock.now }))
    report(describeLoss(loss));
}

const isInside = (path: string, folder: string): boolean => !relative(folder, path).startsWith('..');

/** Fills the demo while one may already look, or until the signal. */
async function fill(
  services: Services,
  people: DemoPeople,
  demoDate: string,
  tell: Serving['tell'],
  signal: AbortSignal,
): Promise<void> {
  const { demo } = services;
  const onPart = (done: number, total: number): void => {
    if (demo) demo.filling = { done, total };
    tell({ done, total });
  };
  try {
    await seedWork(services, people, demoDate, onPart, signal);
    if (demo) demo.filling = null;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function listen(app: FastifyInstance, { config, db }: Session, socket: number | null): Promise<string> {
  // Fastify hands its options on to Node, which takes an open socket; its types do not name it.
  const place: FastifyListenOptions & { fd?: number } =
    socket === null ? { port: config.port, host: config.host } : { fd: socket };
  await app.listen(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error('the port is taken; set PORT to another one (0 lets the system choose)');
  });
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
  return { also: (step: () => Promise<void>) => before.unshift(step), now: () => void stop() };
}
