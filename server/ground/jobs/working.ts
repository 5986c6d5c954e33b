/** How one job is done: gathers, runs, tells how far it is, and says of a failure no more than its kind. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { JobWithMetadata } from 'pg-boss';
import type { Database } from '../db/schema.ts';
import type { JobHandler, JobKind } from './kind.ts';
import { deleteProgress, putProgress } from './store.ts';
import type { TakeTurn } from './turns.ts';

type Working = {
  db: Kysely<Database>;
  kind: JobKind<never>;
  run: JobHandler<never>;
  gatherMs: number;
  failed: (error: unknown) => void;
  begins?: () => Promise<void>;
  takeTurn: TakeTurn;
  /** Takes the row of a job away, unless it was given to somebody else since. */
  forget: (job: JobWithMetadata<object>) => Promise<unknown>;
};

const TELL_EVERY_MS = 300;
/** Work that is asked for again and again rests so many times as long as it took: a kind never takes more than a tenth of a core. */
const RESTS = 9;
const LONGEST_REST_MS = 10_000;

/** @returns what pg-boss calls with each job */
export function workOn({
  begins,
  db,
  failed,
  forget,
  gatherMs,
  kind,
  run,
  takeTurn,
}: Working): (jobs: JobWithMetadata<object>[]) => Promise<unknown> {
  /** How long the work on something took the last time, in milliseconds. */
  const took = new Map<string, number>();
  return async ([job]) => {
    if (!job) return;
    const key = kind.key(job.data as never);
    if (kind.gathers && gatherMs > 0) {
      const rest = Math.min(LONGEST_REST_MS, RESTS * (took.get(key) ?? 0));
      await wait(Math.max(gatherMs, rest), undefined, { signal: job.signal });
    }
    const endTurn = await takeTurn(`${kind.name} ${key}`, job.signal, job.retryCount > 0);
    const progress = tellProgress(db, job.id, failed);
    try {
      await begins?.();
      const began = performance.now();
      const result = await run(job.data as never, { signal: job.signal, progress: progress.tell });
      if (kind.gathers) took.set(key, performance.now() - began);
      if (kind.kept === 0) await forget(job);
      return result;
    } catch (error) {
      if (!job.signal.aborted) failed(error);
      throw plainError(error);
    } finally {
      await progress.end();
      await endTurn();
    }
  };
}

/** Writes the newest progress now and then, one write at a time. */
function tellProgress(db: Kysely<Database>, jobId: string, failed: (error: unknown) => void) {
  let newest: { done: number; total: number; step: string | null } | null = null;
  let writing: Promise<void> | null = null;
  const write = async (): Promise<void> => {
    while (newest) {
      const told = newest;
      newest = null;
      await putProgress(db, jobId, told).catch(failed);
      await wait(TELL_EVERY_MS, undefined, { ref: false });
    }
    writing = null;
  };
  return {
    tell(done: number, total: number, step?: string): void {
      newest = { done, total, step: step ?? null };
      writing ??= write();
    },
    async end(): Promise<void> {
      newest = null;
      if (writing === null) return;
      await writing;
      await deleteProgress(db, jobId).catch(failed);
    },
  };
}

/**
 * The row of a job outlives it, so it keeps no text that might hold a value: the whole error is told to this process alone.
 * Its name becomes that of the error's kind, its message the code (of PostgreSQL, of the system) where there is one.
 */
function plainError(error: unknown): Error {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  const plain = new Error(isWord(code) ? code : '');
  plain.name = isWord(name) ? name : 'Error';
  delete plain.stack;
  return plain;
}

/** Kinds and codes of errors are words of programs; anything else may be a text. */
const isWord = (text: unknown): text is string => typeof text === 'string' && /^\w{1,40}$/.test(text);
