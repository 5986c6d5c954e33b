/** What kinds of background work there are is said where the work belongs; what all have in common is said here. */

export type JobKind<Data extends object> = {
  name: string;
  /** What the work is on, so that work that waits is asked for once and is never under way twice. */
  key(data: Data): string;
  /** How many jobs of the kind one worker does at a time, each on something else. */
  atATime: number;
  /** How often it is tried again, with pauses that grow, before it is left to the administrator. */
  retries: number;
  /** How long one try may take. */
  seconds: number;
  /** How long the row is kept after the end, in seconds; 0: one that ended well leaves none, where its time would tell when answers came. */
  kept: number;
  /** Whether it waits a moment for more of its kind before it begins. */
  gathers?: boolean;
};

/** What a job learns while it runs. */
export type JobRun = {
  /** Aborted when somebody cancels the job or its time is over. */
  signal: AbortSignal;
  /** Says how far it has come; told others now and then. @param step a word of the kind's own */
  progress(done: number, total: number, step?: string): void;
};

/** What is known of the newest job on something. */
export type JobState = {
  id: string;
  /** `waiting` also between two tries. */
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number;
  step: string | null;
  data: unknown;
  /** What the job returned; of a failed one its error. */
  output: unknown;
};

export type JobHandler<Data extends object> = (data: Data, run: JobRun) => Promise<unknown>;

/** A kind with the function that does it, as the list of all binds them. */
export type BoundJob = { kind: JobKind<never>; run: JobHandler<never> };

/** Binds a kind to what does it. */
export function bindJob<Data extends object>(kind: JobKind<Data>, run: JobHandler<Data>): BoundJob {
  return { kind, run } as unknown as BoundJob;
}
