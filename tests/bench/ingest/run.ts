/** One run of the bench: what is measured in which order, and what is made of it. */
import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '../../../analytics/random.ts';
import { drawAnswers } from './district.ts';
import { FLOOR_PATH } from './floor.ts';
import { ID_TO_COME, type Load, type LoadReport } from './load.ts';
import { openStage, type Stage } from './stage.ts';
import { makeTickets, measureRsa, type RsaFloor } from './tickets.ts';
import { forgetPeak, type LockWaits, peakMemory, watchLocks } from './watch.ts';

/** In the order in which they are measured in every round, each of them right after the floor. */
export const PARTS = ['product', 'hot', 'tickets', 'whileRefreshing', 'overload'] as const;
export type Part = (typeof PARTS)[number];

export type IngestSize = {
  rounds: number;
  milliseconds: number;
  /** Schools of five cells each that answers are spread over, and schools of the campaign that is refreshed all the time. */
  schools: number;
  refreshedSchools: number;
  connections: number;
  floodConnections: number;
  /** Answers by ticket in one round. */
  tickets: number;
};

/** Answered well a second, and milliseconds. */
type Speed = { rps: number; p50: number; p99: number };
/** Beside the floor of the same round. */
type Compared = Speed & { ratio: number; p99Ratio: number };

/** Medians over the rounds; the flood comes once, at the end. */
export type IngestFigures = {
  floor: Speed;
  product?: Compared;
  /** The same over the five cells of one school. */
  hot?: Compared;
  /** Answers by the tickets of codes, and what one core does of their arithmetic. */
  tickets?: Compared & RsaFloor;
  whileRefreshing?: Compared & LockWaits & { refreshes: number };
  overload?: Overload;
};

export type Overload = Speed & {
  answered: number;
  refused: number;
  withoutRetryAfter: number;
  /** Connections that broke, and answers of any other status. */
  broken: number;
  other: number;
  /** Acknowledged and not in the counters. */
  lost: number;
  /** The most bytes that the server's process had meanwhile; null where the system does not tell. */
  peakMemory: number | null;
};

const SEED = 20261130;
/** Different answers of every cell. */
const SHOTS_OF_A_CELL = 8;
const HOT_CELLS = 5;
const WARM_UP_MS = 1_500;

/** @param parts which are measured; the floor always is */
export async function measureIngest(size: IngestSize, parts: readonly Part[]): Promise<IngestFigures> {
  const stage = await openStage(size.schools, parts.includes('whileRefreshing') ? size.refreshedSchools : 1);
  try {
    return await measureOn(stage, size, parts);
  } finally {
    await stage.close();
  }
}

async function measureOn(stage: Stage, size: IngestSize, parts: readonly Part[]): Promise<IngestFigures> {
  const { quiet, refreshed } = stage;
  const rsa = parts.includes('tickets') ? measureRsa() : null;
  const load = (shots: Load['shots'], port = stage.serverPort): Load => {
    const { connections, milliseconds } = size;
    return { port, connections, milliseconds, shots, once: false };
  };
  const spread = load(shotsOf(stage, quiet.cells));
  const rounds: { floor: LoadReport; reports: Partial<Record<Part, LoadReport>> }[] = [];
  const waits: (LockWaits & { refreshes: number })[] = [];
  const floorLoad = load(
    spread.shots.map(({ body }) => ({ path: FLOOR_PATH, body })),
    stage.floorPort,
  );
  const fire: Record<Exclude<Part, 'overload'>, () => Promise<LoadReport>> = {
    product: () => stage.fire(spread),
    hot: () => stage.fire(load(shotsOf(stage, quiet.cells.slice(0, HOT_CELLS)))),
    tickets: async () => stage.fire({ ...load(await ticketShots(stage, size.tickets)), once: true }),
    async whileRefreshing() {
      const locks = watchLocks(stage.db);
      const refreshing = stage.keepRefreshing();
      try {
        return await stage.fire(load(shotsOf(stage, refreshed.cells)));
      } finally {
        waits.push({ ...(await locks.stop()), refreshes: await refreshing.stop() });
      }
    },
  };
  for (const warm of [floorLoad, spread]) await stage.fire({ ...warm, milliseconds: WARM_UP_MS });
  for (let round = 0; round < size.rounds; round++) {
    const reports: Partial<Record<Part, LoadReport>> = {};
    await stage.settle();
    const floor = await stage.fire(floorLoad);
    for (const part of parts) {
      if (part === 'overload') continue;
      await stage.settle();
      reports[part] = await fire[part]();
      requireAnswered(part, reports[part]);
    }
    rounds.push({ floor, reports });
  }
  const compared = (part: Part): Compared | null => {
    const pairs = rounds.flatMap(({ floor, reports }) => (reports[part] ? [{ floor, own: reports[part] }] : []));
    if (pairs.length === 0) return null;
    return {
      ...speedOf(pairs.map(({ own }) => own)),
      ratio: rounded(median(pairs.map(({ floor, own }) => own.rps / floor.rps)), 1000),
      p99Ratio: rounded(median(pairs.map(({ floor, own }) => own.p99 / floor.p99)), 100),
    };
  };
  const [product, hot, tickets, whileRefreshing] = PARTS.map(compared);
  const longest = (name: keyof LockWaits) => rounded(Math.max(0, ...waits.map((wait) => wait[name])), 1);
  const refreshes = waits.reduce((sum, own) => sum + own.refreshes, 0);
  return {
    floor: speedOf(rounds.map(({ floor }) => floor)),
    ...(product && { product }),
    ...(hot && { hot }),
    ...(tickets && rsa && { tickets: { ...tickets, ...rsa } }),
    ...(whileRefreshing && {
      whileRefreshing: {
        ...whileRefreshing,
        longestLockWait: longest('longestLockWait'),
        longestOwnLockWait: longest('longestOwnLockWait'),
        refreshes,
      },
    }),
    ...(parts.includes('overload') && {
      overload: await flood(stage, { ...spread, connections: size.floodConnections }),
    }),
  };
}

/** Answers of every cell by its class link, cell after cell. */
function shotsOf({ content }: Stage, cells: Stage['quiet']['cells']): Load['shots'] {
  const random = seededRandom(SEED);
  return Array.from({ length: SHOTS_OF_A_CELL }, () => cells)
    .flat()
    .map(({ audience, code }) => {
      const answers = drawAnswers(content.questionnaires[audience].items, random);
      return { path: `/api/survey/${code}/submissions`, body: JSON.stringify({ id: ID_TO_COME, answers }) };
    });
}

async function ticketShots({ content, db, quiet }: Stage, count: number): Promise<Load['shots']> {
  const random = seededRandom(SEED);
  const made = await makeTickets(db, quiet.cells.slice(0, HOT_CELLS), count);
  return made.map(({ cell, ...ticket }) => {
    const answers = drawAnswers(content.questionnaires[cell.audience].items, random);
    return { path: '/api/survey/submissions', body: JSON.stringify({ ...ticket, answers }) };
  });
}

/** More than can be served: what was acknowledged is there, whoever is refused is told when to come again. */
async function flood(stage: Stage, load: Load): Promise<Overload> {
  await stage.settle();
  const before = await stage.received();
  await forgetPeak(stage.serverPid);
  const report = await stage.fire(load);
  await wait(100);
  const { 0: broken = 0, 200: known = 0, 201: stored = 0, 503: refused = 0, ...others } = report.statuses;
  return {
    ...speedOf([report]),
    answered: known + stored,
    refused,
    withoutRetryAfter: report.withoutRetryAfter,
    broken,
    other: Object.values(others).reduce((sum, each) => sum + each, 0),
    lost: stored - ((await stage.received()) - before),
    peakMemory: await peakMemory(stage.serverPid),
  };
}

function requireAnswered(part: Part, { statuses }: LoadReport): void {
  const unexpected = Object.keys(statuses).filter((status) => status !== '201');
  if (unexpected.length > 0) throw new Error(`${part}: not all answers were stored: ${JSON.stringify(statuses)}`);
}

function speedOf(reports: LoadReport[]): Speed {
  return {
    rps: Math.round(median(reports.map(({ rps }) => rps))),
    p50: rounded(median(reports.map(({ p50 }) => p50)), 10),
    p99: rounded(median(reports.map(({ p99 }) => p99)), 10),
  };
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts;
