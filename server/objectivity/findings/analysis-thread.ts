/** The thread of an analysis: one task, one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { judgeByTest } from '../../../analytics/objectivity/by-test.ts';
import { judgeDistrict, makeBaseline } from '../../../analytics/objectivity/judge.ts';
import type { AnalysisReply, AnalysisTask } from './analysis.ts';

const task = workerData as AnalysisTask;
parentPort?.postMessage(answer());

function answer(): AnalysisReply {
  if (task.kind === 'baseline') return { kind: 'baseline', baseline: makeBaseline(task.tests) };
  const { baseline, tests } = task;
  const report = judgeDistrict(tests, baseline === null ? {} : { baseline });
  // A baseline stands on all its tests together: single ones cannot be judged by it.
  return { kind: 'judged', judged: { report, levels: baseline === null ? judgeByTest(tests, report) : [] } };
}
