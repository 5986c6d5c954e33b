/** Work on uploads that goes on after the request is answered, with how far it has come. It is held by this process alone. */
import { ProblemError } from '../../ground/http/problem.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import type { ImportDetail } from './schemas.ts';

export type Job = NonNullable<ImportDetail['job']>;
export type JobFailure = NonNullable<Job['failed']>;

/** Thrown by work that ends without success for a reason that people are told. */
export class JobRefused extends Error {
  readonly reason: JobFailure;

  constructor(reason: JobFailure) {
    super(reason);
    this.name = 'JobRefused';
    this.reason = reason;
  }
}

export type Jobs = {
  find(id: number): Job | null;
  /** Starts work on an upload. @throws ProblemError `workUnderWay` while other work on it goes on */
  start(id: number, kind: Job['kind'], total: number, work: (progress: (done: number) => void) => Promise<void>): void;
  /** Resolves when no work is under way. */
  idle(): Promise<void>;
};

/** @param failed is told of errors that are nobody's input */
export function createJobs(failed: (error: unknown) => void): Jobs {
  const jobs = new Map<number, Job>();
  const running = new Map<number, Promise<void>>();
  return {
    find: (id) => jobs.get(id) ?? null,
    start(id, kind, total, work) {
      if (running.has(id)) throw new ProblemError('workUnderWay');
      const job: Job = { kind, done: 0, total, failed: null };
      jobs.set(id, job);
      const progress = (done: number): void => {
        job.done = done;
      };
      const end = work(progress)
        .then(() => void jobs.delete(id))
        .catch((error: unknown) => {
          job.failed = failureOf(error);
          if (job.failed === 'interrupted') failed(error);
        })
        .finally(() => running.delete(id));
      running.set(id, end);
    },
    async idle() {
      await Promise.all(running.values());
    },
  };
}

function failureOf(error: unknown): JobFailure {
  if (error instanceof JobRefused) return error.reason;
  return error instanceof TableFault ? 'unreadable' : 'interrupted';
}
