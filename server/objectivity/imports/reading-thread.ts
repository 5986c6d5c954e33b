/** Reads a file of results in a thread, so that a large one never holds up the server. */
import { readingTask } from '../../ground/tables/thread-reading.ts';
import { checkTable } from './check.ts';
import { inspectTable } from './inspection.ts';
import type { ReadingReply, ReadingTask } from './reading.ts';

export default readingTask(async (bytes, task: ReadingTask, progress): Promise<ReadingReply> => {
  if (task.kind === 'inspect') return { kind: 'inspected', inspection: await inspectTable(bytes, task.task) };
  const { absent, preview, results, hasNames } = await checkTable(bytes, task.rules, progress);
  const checked = { preview, results: task.keepResults ? results : [], absent, hasNames };
  return { kind: 'checked', checked, perSchool: countBySchool(results) };
});

function countBySchool(results: { schoolId: number }[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { schoolId } of results) counts.set(schoolId, (counts.get(schoolId) ?? 0) + 1);
  return counts;
}
