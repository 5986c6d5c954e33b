import { type Static, Type } from 'typebox';
import { Localized, orNull } from '../../ground/http/schemas.ts';

const Count = Type.Integer({ minimum: 0 });
const Moment = Type.String({ format: 'date-time' });

/** `lost`: its worker was killed or stopped; `late`: it took longer than it may; `error`: it threw. */
const JobFault = Type.Object({
  why: Type.Enum(['lost', 'late', 'error']),
  /** The kind of the error and its code, words of programs; the text of an error is not kept. */
  name: orNull(Type.String()),
  code: orNull(Type.String()),
});
export type JobFault = Static<typeof JobFault>;

/** Of which test an uploaded file has the results; `import` is the upload. */
const JobTest = Type.Object({ import: Count, title: Localized, grade: Type.Integer(), year: Type.Integer() });

const JobView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  /** What it is on: a campaign, a territory, an uploaded file; null for work on all there is, and for what is gone. */
  on: orNull(Localized),
  /** Of work on an uploaded file. */
  test: orNull(JobTest),
  /** `waiting` also between two tries. */
  state: Type.Enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** When it was asked for, begun or ended, by its state. */
  since: Moment,
  /** Of a running job that has told how far it has come; `step` is a word of its kind. */
  progress: orNull(Type.Object({ done: Count, total: Count, step: orNull(Type.String()) })),
  /** Of a running job whose process has given no sign of life for more than a minute: its last one. */
  silentSince: orNull(Moment),
  /** Tries that were begun, of how many at most. */
  tries: Count,
  mostTries: Count,
  /** Of a waiting job that is not to begin before then. */
  nextTry: orNull(Moment),
  /** Why the last try did not succeed. */
  fault: orNull(JobFault),
  /** What may be done about it. */
  may: orNull(Type.Enum(['cancel', 'retry'])),
});
export type JobView = Static<typeof JobView>;

/** GET /api/jobs: first what runs, then what waits, then what failed or was cancelled and what was done, each the newest first. */
export const JobsResponse = Type.Object({
  /** Whether any process does work in the background. */
  works: Type.Boolean(),
  /** `done`: within the last hour. */
  kinds: Type.Array(Type.Object({ kind: Type.String(), waiting: Count, running: Count, failed: Count, done: Count })),
  jobs: Type.Array(JobView),
});
export type JobsResponse = Static<typeof JobsResponse>;

/** As PostgreSQL takes it; the format `uuid` of JSON schemas allows more. */
export const JobId = Type.String({ pattern: '^[\\da-fA-F]{8}(-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}$' });
export const JobParams = Type.Object({ kind: Type.String({ pattern: '^[a-z-]{1,40}$' }), id: JobId });
