/** One run of the bench of reads: a large district's server is asked route by route while somebody else asks it too. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Session } from '../../../server/session.ts';
import { look, processorTime } from '../refresh/meter.ts';
import { findRoutes } from './routes.ts';
import { type DistrictSize, withDistrict } from './stage.ts';

/** `times`: questions to each route, after one that nobody counts. */
export type ReadsSize = DistrictSize & { times: number };

/** Milliseconds and bytes of one route. Processor time is told beside the clock's, because it does not move with whatever else the machine does. */
export type RouteFigures = {
  path: string;
  status: number;
  /** From question to answer: the first, and of the others the middle one and the nineteenth of twenty. */
  first: number;
  p50: number;
  p95: number;
  /** Processor time of one question, in the middle: of the thread that answers everybody, and of the database. */
  thread: number;
  database: number;
  /** The longest that the thread was at work while somebody else waited for it, in processor time, the first question included. */
  stall: number;
  bytes: number;
};

const PROBE_EVERY_MS = 5;

/** @param told of what is done and of each route that is measured */
export async function measureReads(
  size: ReadsSize,
  told: (line: string) => void,
  onAnswer: (path: string, body: string) => void = () => undefined,
): Promise<RouteFigures[]> {
  return withDistrict(size, told, async ({ cookie, pid, session, url }) => {
    const figures: RouteFigures[] = [];
    for (const path of await findRoutes(session.ownerDb)) {
      const asked = await measureRoute(session, { url, cookie, path, pid }, size.times);
      figures.push(asked.figures);
      onAnswer(path, asked.body);
      told(JSON.stringify(asked.figures));
    }
    return figures;
  });
}

type Question = { url: string; cookie: string; path: string; pid: number };

async function measureRoute({ ownerDb }: Session, question: Question, times: number) {
  const { cookie, path, pid, url } = question;
  const probe = startProbe(url, pid);
  const each: { clock: number; thread: number; database: number }[] = [];
  let status = 0;
  let body = '';
  for (let time = 0; time <= times; time++) {
    const before = { thread: await processorTime(pid), database: (await look(ownerDb)).processor };
    const began = performance.now();
    const response = await fetch(url + path, { headers: { cookie } });
    body = await response.text();
    status = response.status;
    const clock = performance.now() - began;
    each.push({
      clock,
      thread: (await processorTime(pid)) - before.thread,
      database: (await look(ownerDb)).processor - before.database,
    });
  }
  const stall = await probe.stop();
  const later = each.slice(1);
  const at = (part: keyof (typeof each)[number], share: number): number => {
    const sorted = later.map((own) => own[part]).sort((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
  };
  const figures: RouteFigures = {
    path,
    status,
    first: Math.round(each[0].clock),
    p50: at('clock', 0.5),
    p95: at('clock', 0.95),
    thread: at('thread', 0.5),
    database: at('database', 0.5),
    stall: Math.round(stall),
    bytes: Buffer.byteLength(body),
  };
  return { figures, body };
}

/** Asks for /healthz all the time. @returns what ends it and says how long the server's thread worked during the longest wait */
function startProbe(url: string, pid: number): { stop(): Promise<number> } {
  let longest = 0;
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const before = await processorTime(pid);
      // A connection that the server has just given up is no answer: the wait goes on.
      await fetch(`${url}/healthz`).then(
        (response) => response.text(),
        () => undefined,
      );
      longest = Math.max(longest, (await processorTime(pid)) - before);
      await wait(PROBE_EVERY_MS);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await asking;
      return longest;
    },
  };
}
