/** What an analysis takes in and gives back. It runs in a thread of its own, so that a region's results never hold up the server. */
import { Worker } from 'node:worker_threads';
import type { Baseline } from '../../../analytics/objectivity/baseline.ts';
import type { TestLevel } from '../../../analytics/objectivity/by-test.ts';
import type { LiftedShare, ObjectivityReport, ObjectivityTest } from '../../../analytics/objectivity/types.ts';
import type { Localized } from '../../../surveys/schema.ts';

/** Exact counts of a school and test. */
export type Picture = { observed: number[]; expected: number[]; marksByJournal: number[][] | null };

/** A test with the counts of all its schools together. */
export type SummaryTest = Picture & {
  year: number;
  subject: string;
  grade: number;
  title: Localized;
  maximum: number;
  cuts: [number, number, number];
  schools: number;
  n: number;
  mean: number;
  /** Standard deviation of pupils within schools, points. */
  spread: number;
};

/** What is known of all schools of a territory together. */
export type Summary = {
  reference: ObjectivityReport['reference'];
  /** Schools behind the imported baseline, where it is used. */
  baselineSchools: number | null;
  /** There is a baseline, but of other tests than those in force. */
  baselineUnfit: boolean;
  tests: SummaryTest[];
  lifted: LiftedShare;
  looks: number;
  judged: number;
};

export type AnalysisTask =
  | { kind: 'judge'; tests: ObjectivityTest[]; baseline: Baseline | null }
  | { kind: 'baseline'; tests: ObjectivityTest[] };

export type Judged = { report: ObjectivityReport; levels: TestLevel[] };
export type AnalysisReply = { kind: 'judged'; judged: Judged } | { kind: 'baseline'; baseline: Baseline };

/** A region of a million rows stays under this; more ends the thread and not the server. */
const MOST_MEMORY_MB = 3000;

function runInThread(task: AnalysisTask): Promise<AnalysisReply> {
  return new Promise((done, failed) => {
    const thread = new Worker(new URL('./analysis-thread.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    thread.once('message', done);
    thread.once('error', failed);
    thread.once('exit', () => failed(new Error('the analysis ended without an answer')));
  });
}

/** Judges the schools on all tests together, and single tests where the schools are their own reference. */
export async function judgeInThread(tests: ObjectivityTest[], baseline: Baseline | null): Promise<Judged> {
  const reply = await runInThread({ kind: 'judge', tests, baseline });
  if (reply.kind !== 'judged') throw new Error(`a judgement ended with ${reply.kind}`);
  return reply.judged;
}

/** See `makeBaseline`. */
export async function makeBaselineInThread(tests: ObjectivityTest[]): Promise<Baseline> {
  const reply = await runInThread({ kind: 'baseline', tests });
  if (reply.kind !== 'baseline') throw new Error(`a baseline ended with ${reply.kind}`);
  return reply.baseline;
}
