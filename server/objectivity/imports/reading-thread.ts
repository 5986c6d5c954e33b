/** Reads a file of results in a thread, so that a large one never holds up the server. */
import { TableFault } from '../../ground/tables/table-fault.ts';
import { threadTask } from '../../ground/thread-work.ts';
import { checkTable, inspectTable } from './check.ts';
import type { ReadingReply, ReadingTask } from './reading.ts';

export default threadTask(async (task: ReadingTask, progress): Promise<ReadingReply> => {
  const { buffer, byteLength, byteOffset } = task.bytes;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  try {
    if (task.kind === 'inspect') return { kind: 'inspected', inspection: await inspectTable(bytes, task.test) };
    const { preview, results, hasNames } = await checkTable(bytes, task.rules, progress);
    const checked = { preview, results: task.keepResults ? results : [], hasNames };
    return { kind: 'checked', checked, perSchool: countBySchool(results) };
  } catch (error) {
    if (error instanceof TableFault) return { kind: 'unreadable', code: error.code, detail: error.detail };
    throw error;
  }
});

function countBySchool(results: { schoolId: number }[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { schoolId } of results) counts.set(schoolId, (counts.get(schoolId) ?? 0) + 1);
  return counts;
}
