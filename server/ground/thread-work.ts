/**
 * Heavy pure work in threads, with limits of time and memory: nothing that somebody sends or computes may hold the thread
 * that answers everybody. A kind of work is a file that exports `threadTask(…)` as its default, and one call of
 * `createThreadWork` beside its types.
 */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { currentAsker } from './http/asker.ts';
import { ProblemError } from './http/problem.ts';

export type ThreadLimits = {
  /** Of one task, from its beginning; the wait for a free thread does not count. */
  seconds: number;
  /** Of the thread's heap. */
  megabytes: number;
};

/** A task went over one of its limits; its thread was ended, and the next task gets a new one. */
export class ThreadLimitFault extends Error {
  override readonly name = 'ThreadLimitFault';
  readonly limit: keyof ThreadLimits;

  constructor(limit: keyof ThreadLimits) {
    super(`a task in a thread went over its limit of ${limit}`);
    this.limit = limit;
  }
}

export type WorkOptions = {
  /** Ends the task and its thread. */
  signal?: AbortSignal;
  /** Told how much the task has done, in units of its own. */
  progress?: (done: number) => void;
};

/** @throws ThreadLimitFault; the reason of the signal; whatever the task throws, as a plain Error; ProblemError `unavailable`, `tooMany` */
type ThreadWork<Input, Output> = (input: Input, options?: WorkOptions) => Promise<Output>;

/** Both cores of a small machine may work; what asks beyond that waits its turn. */
const MOST_THREADS = 2;
const MOST_WAITING = 64;
/** Of one account, so that it leaves places to others. */
const MOST_OF_ONE = 16;
/** A thread that has read its modules serves the next task in no time; one that nobody needs is given back. */
const KEPT_MS = 30_000;

type Task<Input> = { input: Input; port: MessagePort };
type Message = { begun: true } | { done: number };

/** @param file of the thread, as `new URL('./…-thread.ts', import.meta.url)` */
export function createThreadWork<Input, Output>(
  file: URL,
  { megabytes, seconds }: ThreadLimits,
): ThreadWork<Input, Output> {
  let threads: Piscina<Task<Input>, Output> | null = null;
  // Tasks wait here: where a task is cut off, Piscina without a least number of threads forgets what waits in its own queue.
  const limit = pLimit(MOST_THREADS);
  const open = (): Piscina<Task<Input>, Output> => {
    const pool = new Piscina<Task<Input>, Output>({
      filename: file.href,
      minThreads: 0,
      maxThreads: MOST_THREADS,
      idleTimeout: KEPT_MS,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    // A thread that is being ended for its time may fill its memory before it is gone: that belongs to no task any more.
    pool.on('error', (error) => {
      if (!isOutOfMemory(error)) throw error;
    });
    return pool;
  };
  const run = async (input: Input, { progress, signal }: WorkOptions): Promise<Output> => {
    signal?.throwIfAborted();
    threads ??= open();
    const { port1, port2 } = new MessageChannel();
    const over = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    port1.on('message', (message: Message) => {
      if ('done' in message) progress?.(message.done);
      else timer = setTimeout(() => over.abort(new ThreadLimitFault('seconds')), seconds * 1000);
    });
    const ending = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
    try {
      return await threads.run({ input, port: port2 }, { transferList: [port2], signal: ending });
    } catch (error) {
      if (ending.aborted) throw ending.reason;
      throw isOutOfMemory(error) ? new ThreadLimitFault('megabytes') : error;
    } finally {
      clearTimeout(timer);
      port1.close();
    }
  };
  const taken = new Map<string, number>();
  return async (input, options = {}) => {
    if (limit.pendingCount >= MOST_WAITING) throw new ProblemError('unavailable', undefined, seconds);
    const asker = currentAsker();
    if (asker === undefined) return limit(run, input, options);
    const own = taken.get(asker) ?? 0;
    if (own >= MOST_OF_ONE) throw new ProblemError('tooMany', undefined, seconds);
    taken.set(asker, own + 1);
    try {
      return await limit(run, input, options);
    } finally {
      const left = taken.get(asker)! - 1;
      if (left > 0) taken.set(asker, left);
      else taken.delete(asker);
    }
  };
}

const isOutOfMemory = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** What a thread's file exports: the work, which may tell how much it has done. */
export function threadTask<Input, Output>(
  work: (input: Input, progress: (done: number) => void) => Output | Promise<Output>,
): (task: Task<Input>) => Promise<Output> {
  return async ({ input, port }) => {
    port.postMessage({ begun: true } satisfies Message);
    return work(input, (done) => port.postMessage({ done } satisfies Message));
  };
}
