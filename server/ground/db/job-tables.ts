import type { Fixed } from './columns.ts';

/** How far a job that is under way has come. */
type JobProgressTable = { job_id: Fixed<string>; done: number; total: number; step: string | null };

/** The schema that holds the tables of pg-boss. */
export const JOB_SCHEMA = 'jobs';

export type JobTables = { job_progress: JobProgressTable };
