/** Background work as rows in the database (pg-boss): asked for by any process, done by those that work. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import { JOB_SCHEMA } from '../db/job-tables.ts';
import type { Database } from '../db/schema.ts';
import { openJobDatabase } from './job-database.ts';
import type { BoundJob, JobKind, JobState } from './kind.ts';
import { findJob, isWorkLeft } from './store.ts';
import { createTurns } from './turns.ts';
import { workOn } from './working.ts';

export type Jobs = {
  /** Asks for work, once where the same already waits. Resolves when that is stored. */
  send<Data extends object>(kind: JobKind<Data>, data: Data): Promise<void>;
  /**
   * The same for whoever has nothing to wait for and asks again and again; an error is told, and the sweep finds the work.
   * What was asked for a moment ago is not asked for again: see `gatherMs`.
   */
  nudge<Data extends object>(kind: JobKind<Data>, data: Data): void;
  /** The newest job on something, as long as it is kept. */
  find(kind: { name: string }, key: string): Promise<JobState | null>;
  /** Ends a job that waits or runs; whoever runs it learns so with the next heartbeat. Others stay as they are. */
  cancel(trx: Kysely<Database>, name: string, id: string): Promise<void>;
  /** Has a job that failed or was cancelled done once more. @throws the database's error where the same waits already */
  retry(trx: Kysely<Database>, name: string, id: string): Promise<void>;
  /** Begins to do work of these kinds, in this process. */
  work(bound: readonly BoundJob[]): Promise<void>;
  /** Sends a job without data at each time of a cron expression, however many processes work. */
  schedule(kind: JobKind<object>, cron: string): Promise<void>;
  /** Resolves when nothing waits and nothing is under way, anywhere; what waits for its next try does not count. */
  idle(): Promise<void>;
  /** Ends what this process does; work under way may end first, for as long as `STOP_MS`. */
  stop(): Promise<void>;
};

export type JobsConfig = {
  /** The application's database; pg-boss has connections of its own. */
  connection: pg.PoolConfig;
  db: Kysely<Database>;
  /** Whether this process may do work and keep the schedule, or only asks for it. */
  works: 'all' | 'unscheduled' | 'nothing';
  /** Milliseconds that work waits for more of its kind before it begins; 0 in tests. */
  gatherMs: number;
  /** Told of errors of the work and of the library's own; what could not be done is tried again. */
  failed: (error: unknown) => void;
  /** Done before each job begins. */
  begins?: () => Promise<void>;
};

const STOP_MS = 20_000;
const LOOK_AGAIN_MS = 10;
/** Work whose process was killed is taken up by another after about this and one look of the supervisor. */
const HEARTBEAT_S = 10;
const SUPERVISE_S = 30;
const SCHEDULE_S = 30;
const CLEAR_AWAY_S = 600;
const FAILED_KEPT_S = 3600;
const RARELY_S = 3600;
/** Waking comes at once by NOTIFY; this is for tries again, whose time nobody tells, and for when one was missed. */
const POLL_S = 30;

/** @throws when the database cannot be reached or its tables of jobs are missing */
export async function openJobs({ begins, connection, db, failed, gatherMs, works }: JobsConfig): Promise<Jobs> {
  const database = await openJobDatabase(connection, works !== 'nothing');
  const boss = new PgBoss({
    db: database,
    schema: JOB_SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: works !== 'nothing',
    schedule: works === 'all',
    useListenNotify: works !== 'nothing',
    maintenanceIntervalSeconds: CLEAR_AWAY_S,
    superviseIntervalSeconds: SUPERVISE_S,
    monitorIntervalSeconds: SUPERVISE_S,
    cronWorkerIntervalSeconds: SCHEDULE_S,
    cronMonitorIntervalSeconds: SCHEDULE_S,
    // Our own sign of life costs nothing (`LOCKS.working`); the library's watches the event loop 50 times a second.
    registerInstance: false,
    // Of what we do not use it would ask every few seconds: flows of jobs that depend on others.
    flowIntervalSeconds: RARELY_S,
    queueCacheIntervalSeconds: works === 'nothing' ? RARELY_S : 60,
    // Rebuilding an index is the owner's right.
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', failed);
  try {
    await boss.start();
  } catch (error) {
    await database.close();
    throw error;
  }
  const made = new Map<string, Promise<void>>();
  const sending = new Set<Promise<void>>();
  const sentAt = new Map<string, number>();
  /** How often work was asked for in this process. */
  let asked = 0;

  const queueOf = (kind: JobKind<never>): Promise<void> => {
    const known = made.get(kind.name) ?? makeQueue(boss, kind);
    made.set(kind.name, known);
    known.catch(() => made.delete(kind.name));
    return known;
  };
  const send = async <Data extends object>(kind: JobKind<Data>, data: Data): Promise<void> => {
    asked += 1;
    await queueOf(kind as unknown as JobKind<never>);
    await boss.send(kind.name, data, { singletonKey: kind.key(data) });
  };

  return {
    send,
    nudge(kind, data) {
      const key = `${kind.name} ${kind.key(data)}`;
      const now = performance.now();
      // Work gathers for `gatherMs` after it was asked for, so what came meanwhile is part of it.
      if (gatherMs > 0 && now - (sentAt.get(key) ?? Number.NEGATIVE_INFINITY) < gatherMs / 2) return;
      sentAt.set(key, now);
      const sent = send(kind, data).catch((error: unknown) => {
        sentAt.delete(key);
        failed(error);
      });
      sending.add(sent);
      void sent.finally(() => sending.delete(sent));
    },
    find: ({ name }, key) => findJob(db, name, key),
    async cancel(trx, name, id) {
      await boss.cancel(name, id, { db: fromKysely(trx) });
    },
    async retry(trx, name, id) {
      const options = { db: fromKysely(trx) };
      await boss.retry(name, id, options);
      await boss.resume(name, id, options);
      // Neither wakes anybody; a change of the time to begin does.
      await boss.update(name, undefined, { id, startAfter: 0, ...options });
    },
    async work(bound) {
      if (database.standing === null) throw new Error('this process does no work');
      const takeTurn = createTurns(database.standing);
      for (const { kind, run } of bound) {
        await queueOf(kind);
        const work = workOn({
          db,
          kind,
          run,
          gatherMs,
          failed,
          begins,
          takeTurn,
          forget: (job) => boss.deleteJob(kind.name, job),
        });
        const worker: string = await boss.work(
          kind.name,
          { localConcurrency: kind.atATime, batchSize: 1, includeMetadata: true, notifyPollingIntervalSeconds: POLL_S },
          // Whoever was asked for more than is done at a time hears of the first alone, and would look again after `POLL_S`.
          (...jobs: Parameters<typeof work>) => work(...jobs).finally(() => boss.notifyWorker(worker)),
        );
      }
    },
    async schedule(kind, cron) {
      await queueOf(kind as JobKind<never>);
      await boss.schedule(kind.name, cron, {}, { singletonKey: kind.key({}) });
    },
    async idle() {
      for (;;) {
        const before = asked;
        await Promise.all(sending);
        // Work that ends asks for more, and is gone before that is stored: nothing may have been asked for meanwhile.
        if (!(await isWorkLeft(db)) && asked === before) return;
        await wait(LOOK_AGAIN_MS);
      }
    },
    async stop() {
      await Promise.all(sending);
      await boss.stop({ graceful: true, timeout: STOP_MS });
      await database.close();
    },
  };
}

/** Of one thing at most one job waits, one waits for its next try and one is under way: the policy `stately`. */
async function makeQueue(boss: PgBoss, { kept, name, retries, seconds }: JobKind<never>): Promise<void> {
  const options = {
    notify: true,
    retryLimit: retries,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: seconds,
    heartbeatSeconds: HEARTBEAT_S,
    deleteAfterSeconds: Math.max(kept, FAILED_KEPT_S),
  };
  const known = await boss.getQueue(name);
  if (known) await boss.updateQueue(name, options);
  else await boss.createQueue(name, { ...options, policy: 'stately' });
}
