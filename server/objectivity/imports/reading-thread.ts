/** A thread of its own for each file that is read, so that a large one never holds up the server. */
import { parentPort, workerData } from 'node:worker_threads';
import { TableFault } from '../../ground/tables/table-fault.ts';
import { checkTable, inspectTable } from './check.ts';
import type { ReadingReply, ReadingTask } from './reading.ts';

const { bytes, task } = workerData as { bytes: Uint8Array; task: ReadingTask };
const say = (reply: ReadingReply): void => parentPort?.postMessage(reply);

try {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (task.kind === 'inspect') say({ kind: 'inspected', inspection: await inspectTable(buffer, task.test) });
  else {
    const { preview, results, hasNames } = await checkTable(buffer, task.rules, (rows) =>
      say({ kind: 'progress', rows }),
    );
    say({
      kind: 'checked',
      checked: { preview, results: task.keepResults ? results : [], hasNames },
      perSchool: countBySchool(results),
    });
  }
} catch (error) {
  if (!(error instanceof TableFault)) throw error;
  say({ kind: 'unreadable', code: error.code, detail: error.detail });
}

function countBySchool(results: { schoolId: number }[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { schoolId } of results) counts.set(schoolId, (counts.get(schoolId) ?? 0) + 1);
  return counts;
}
