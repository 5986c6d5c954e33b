/** What an analysis takes in and gives back. It runs in a thread of its own, so that a region's results never hold up the server. */
import type { Absences } from '../../../analytics/objectivity/absence.ts';
import type { Baseline } from '../../../analytics/objectivity/baseline.ts';
import type { TestLevel } from '../../../analytics/objectivity/by-test.ts';
import type { ItemFinding, ObjectivityReport, ObjectivityTest } from '../../../analytics/objectivity/types.ts';
import { createThreadWork } from '../../ground/thread-work.ts';

export type AnalysisTask =
  | { kind: 'judge'; tests: ObjectivityTest[]; baseline: Baseline | null }
  | { kind: 'baseline'; tests: ObjectivityTest[] };

export type Judged = { report: ObjectivityReport; levels: TestLevel[]; absences: Absences; items: ItemFinding[] };
export type AnalysisReply = { kind: 'judged'; judged: Judged } | { kind: 'baseline'; baseline: Baseline };

/** A region of a million rows stays under both; more ends the thread and not the server. */
const LIMITS = { seconds: 900, megabytes: 3000 };

const runInThread = createThreadWork<AnalysisTask, AnalysisReply>(
  new URL('./analysis-thread.ts', import.meta.url),
  LIMITS,
);

/** Judges the schools on all tests together, and single tests where the schools are their own reference. */
export async function judgeInThread(
  tests: ObjectivityTest[],
  baseline: Baseline | null,
  signal?: AbortSignal,
): Promise<Judged> {
  const reply = await runInThread({ kind: 'judge', tests, baseline }, { signal });
  if (reply.kind !== 'judged') throw new Error(`a judgement ended with ${reply.kind}`);
  return reply.judged;
}

/** See `makeBaseline`. */
export async function makeBaselineInThread(tests: ObjectivityTest[]): Promise<Baseline> {
  const reply = await runInThread({ kind: 'baseline', tests });
  if (reply.kind !== 'baseline') throw new Error(`a baseline ended with ${reply.kind}`);
  return reply.baseline;
}
