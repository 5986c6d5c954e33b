/** What an analysis takes in and gives back. It runs in a thread of its own, so that a region's results never hold up the server. */
import { Worker } from 'node:worker_threads';
import type { Baseline } from '../../../analytics/objectivity/baseline.ts';
import type { TestLevel } from '../../../analytics/objectivity/by-test.ts';
import type { ObjectivityReport, ObjectivityTest } from '../../../analytics/objectivity/types.ts';

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
