/** The server at work: the demo on an empty embedded database, the application, what runs beside it; stops it on a signal. */
import { relative } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { describeLoss, reviewKeys } from './answering/envelopes/review.ts';
import { encryptEarlier } from './answering/envelopes/upgrade/upgrade.ts';
import { buildApp } from './app.ts';
import { type Beside, keepBeside } from './beside.ts';
import { createComplaints } from './complaints.ts';
import { type Config, environmentOf } from './config.ts';
import { putSetting } from './ground/db/settings.ts';
import { listenOn, shareConnections, socketOf } from './listening.ts';
import type { Opening } from './opening.ts';
import { describeDemo } from './operation/demo/description.ts';
import { greeting } from './operation/demo/greeting.ts';
import { type DemoPeople, seedPeople, seedWork, WORK_PARTS } from './operation/demo/seed.ts';
import { claimForDemo } from './operation/demo/store.ts';
import { type BegunDistrict, leaveDemo } from './operation/leaving/beginning.ts';
import type { Leaving } from './operation/leaving/leaving.ts';
import { markDistrict, type Nature, natureOf } from './operation/leaving/mark.ts';
import { linkOfStart } from './people/account-links/setup.ts';
import type { Services } from './services.ts';
import { ADDRESS_SETTING, openSession, type Session } from './session.ts';
import { createStop, endWithParent } from './stopping.ts';

/** What the launcher is told: a step that begins, how far it has come, that the server answers on the socket, that all is done; that the demo was left for a district, to be started in its place. */
export type News = { step?: string; done?: number; total?: number; serves?: true; ready?: true; leaves?: true };

export type Serving = {
  /** What the database must be, or become where it is empty; null: what it is, and in an empty embedded one the demo. */
  asked: Nature;
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

async function serveOn(session: Session, { asked, socket, tell, works }: Serving): Promise<void> {
  const stop = createStop(session, complain);
  // Whoever ends the launcher by force ends the server with it.
  if (socket !== null) endWithParent(stop);
  let people: DemoPeople | null = null;
  if (await isDemoToMake(session, asked)) {
    if (socket === null) say('Making the demo district (20 schools, two campaigns) …');
    tell({ step: 'demo' });
    people = await seedPeople(await session.services(complain), session.config.demoDate);
  }
  const services = await session.services(complain);
  // Before the first request: nothing may be written beside a demo that is still to be filled.
  if (people && services.demo) services.demo.filling = { done: 0, total: WORK_PARTS };
  if (services.demo) services.demo.leaving = leavingOf(session, socket, tell);
  await keepKeysInStep(session, services);
  const app = await buildApp(services, session.config.logLevel);
  stop.also(() => app.close());
  if (session.config.processes > 1) shareConnections(app);
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
  stop.also(keepAllBeside(besides(session.config, socketOf(app), works)));
  const demo = await describeDemo(session.db, url, services.clock.today());
  say(greeting(url, demo, await linkOfStart(services), placeOf(session.config)));
  tell({ ready: true });
}

/**
 * Says what an empty database becomes, so that no later start takes it for the other.
 * @returns whether the demo is to be filled in now
 * @throws Error in one line when the database is the other already
 */
async function isDemoToMake({ config, embedded, ownerDb }: Session, asked: Nature): Promise<boolean> {
  const found = await natureOf(ownerDb);
  if (asked === 'district' && found === 'demo')
    throw new Error(
      `${config.dataFolder} holds the demo, and a demo never becomes a district: npm run -s opora -- new begins one in a folder of its own`,
    );
  if (asked === 'demo' && (found === 'district' || !embedded))
    throw new Error(
      'this database holds a district, and real data never stand beside the demo: --demo needs a folder of its own',
    );
  const claimed = embedded && asked !== 'district' && found !== 'district' && (await claimForDemo(ownerDb));
  if (!claimed && found === null) await markDistrict(ownerDb);
  return claimed;
}

/** How the demo can be left by its button; null where only the command can: nobody would start the district in its place. */
function leavingOf({ config }: Session, socket: number | null, tell: Serving['tell']): Leaving | null {
  // Further processes have no way to the launcher.
  if (socket === null || config.processes > 1) return null;
  let begun: Promise<BegunDistrict> | null = null;
  return {
    begin() {
      begun ??= leaveDemo(config).catch((error: unknown) => {
        begun = null;
        throw error;
      });
      return begun;
    },
    handOver: () => tell({ leaves: true }),
    complain: (error) => report(error.message),
  };
}

/** Where the district lies, in case that is not the folder that is named. */
const placeOf = ({ dataFolder, ownFolder }: Config): string | null => (dataFolder === ownFolder ? null : dataFolder);

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
  const listened = await listenOn(app, socket ?? { port: config.port, host: config.host });
  const url = config.url ?? listened;
  await putSetting(db, ADDRESS_SETTING, url);
  return url;
}

/** Only once there is no demo left to be made: whoever is not told of it would let people write into one that is half there. */
function besides(config: Config, socket: number, works: boolean): Beside[] {
  const environment = environmentOf(config);
  const worker: Beside = { file: 'worker.ts', name: 'the work in the background', socket: null, environment };
  const answerer: Beside = { file: 'answerer.ts', name: 'a process that answers', socket, environment };
  return [...(works ? [worker] : []), ...Array.from({ length: config.processes - 1 }, () => answerer)];
}

/** @returns what stops all of them at a time: a signal that went to the whole group must not find one that is started again */
function keepAllBeside(all: Beside[]): () => Promise<void> {
  const stops = all.map((each) => keepBeside(each, report));
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}
