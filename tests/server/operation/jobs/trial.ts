/** Kinds of work for tests: one that goes on until it is let go or cancelled, and one that always throws. */
import { sql } from 'kysely';
import { bindJob, type JobKind, type JobRun } from '../../../../server/ground/jobs/kind.ts';
import type { Services } from '../../../../server/services.ts';

export type Trial = { on: string };

const COMMON = { key: ({ on }: Trial) => on, atATime: 2, seconds: 600, kept: 3600 };

export const LASTING: JobKind<Trial> = { ...COMMON, name: 'trial-lasting', retries: 0 };
export const POISONED: JobKind<Trial> = { ...COMMON, name: 'trial-poisoned', retries: 2 };

/** What the poisoned work says when it throws; no row may hold it. */
export const SECRET = 'Иванова Мария, 8А';

export type Trials = {
  /** What is under way, by what it is on. */
  running: Map<string, JobRun>;
  /** Ends the work on something well. */
  letGo(on: string): void;
  /** When the poisoned work threw, in milliseconds, by what it was on. */
  thrown: Map<string, number[]>;
};

/** Begins to do work of these kinds in the application of the test. */
export async function startTrials({ jobs }: Services): Promise<Trials> {
  const running = new Map<string, JobRun>();
  const ends = new Map<string, () => void>();
  const thrown = new Map<string, number[]>();
  const last = ({ on }: Trial, run: JobRun): Promise<void> =>
    new Promise((done, refused) => {
      running.set(on, run);
      ends.set(on, done);
      run.signal.addEventListener('abort', () => refused(run.signal.reason));
    });
  const poison = async ({ on }: Trial): Promise<never> => {
    thrown.set(on, [...(thrown.get(on) ?? []), Date.now()]);
    throw Object.assign(new TypeError(SECRET), { code: SECRET, on: SECRET });
  };
  await jobs.work([bindJob(LASTING, last), bindJob(POISONED, poison)]);
  return { running, letGo: (on) => ends.get(on)?.(), thrown };
}

/** Takes the pause before the next try away, and wakes who does the work. */
export async function hasten({ db, jobs }: Services, kind: JobKind<Trial>): Promise<void> {
  await sql`update jobs.job set start_after = now() where name = ${kind.name} and state = 'retry'`.execute(db);
  await jobs.send(kind, { on: `waking ${Math.random()}` });
}
