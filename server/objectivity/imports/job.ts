/** Work on an uploaded file of results that goes on after the request is answered: the check of all rows, and the import. */

import type { Mapping } from '../../ground/db/stored/schemas.ts';
import type { JobKind, JobState } from '../../ground/jobs/kind.ts';
import type { ImportDetail } from './schemas.ts';

/** Names no pupil: the rows are in the upload. */
export type UploadWork = { uploadId: number; territoryId: number } & (
  | { kind: 'check'; mapping: Mapping; schoolId: number | null; answers?: Record<string, number | null> }
  | { kind: 'import'; by: string | null }
);

export const UPLOAD_WORK: JobKind<UploadWork> = {
  name: 'vpr-import',
  key: ({ uploadId }) => String(uploadId),
  atATime: 2,
  retries: 2,
  seconds: 1800,
  kept: 7 * 86_400,
};

type JobView = NonNullable<ImportDetail['job']>;
export type JobFailure = NonNullable<JobView['failed']>;

/** Thrown by work that ends without success for a reason that people are told. */
export class JobRefused extends Error {
  readonly reason: JobFailure;

  constructor(reason: JobFailure) {
    super(reason);
    this.name = 'JobRefused';
    this.reason = reason;
  }
}

/** What the work returns when it was refused; of work well done there is nothing to say. */
export type Refused = { refused: JobFailure };

/** @param rows of the upload: how far there is to go before the work has said so itself */
export function jobView(job: JobState | null, rows: number): JobView | null {
  if (job === null) return null;
  const { kind } = job.data as UploadWork;
  const view = { kind, done: job.done, total: job.total || rows };
  if (job.state === 'waiting' || job.state === 'running') return { ...view, failed: null };
  if (job.state !== 'done') return { ...view, failed: 'interrupted' };
  const refused = (job.output as Partial<Refused> | null)?.refused;
  return refused ? { ...view, failed: refused } : null;
}
