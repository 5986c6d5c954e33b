/** The thread of an analysis: one task, one answer. */
import { findAbsences } from '../../../analytics/objectivity/absence.ts';
import { judgeByTest } from '../../../analytics/objectivity/by-test.ts';
import { findItemResults } from '../../../analytics/objectivity/item-results.ts';
import { judgeDistrict, makeBaseline } from '../../../analytics/objectivity/judge.ts';
import { discloseBaseline } from '../../../analytics/suppression/disclosed-baseline.ts';
import { threadTask } from '../../ground/thread-work.ts';
import type { AnalysisReply, AnalysisTask } from './analysis.ts';

export default threadTask((task: AnalysisTask): AnalysisReply => {
  if (task.kind === 'baseline') return { kind: 'baseline', baseline: discloseBaseline(makeBaseline(task.tests)) };
  const { baseline, tests } = task;
  const report = judgeDistrict(tests, baseline === null ? {} : { baseline });
  // A baseline stands on all its tests together: single ones cannot be judged by it.
  const levels = baseline === null ? judgeByTest(tests, report) : [];
  const [absences, items] = [findAbsences(tests), findItemResults(tests, baseline)];
  return { kind: 'judged', judged: { report, levels, absences, items } };
});
