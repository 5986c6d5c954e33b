/** Reads files of results in threads of their own. */
import { createTableReading } from '../../ground/tables/thread-reading.ts';
import type { WorkOptions } from '../../ground/thread-work.ts';
import type { Checked, FileRules } from './check.ts';
import type { Inspection, InspectionTask } from './inspection.ts';

export type ReadingTask = { bytes: Uint8Array } & (
  | { kind: 'inspect'; task: InspectionTask }
  | {
      kind: 'check';
      rules: FileRules;
      /** Results are sent back only where they are stored next. */
      keepResults: boolean;
    }
);

export type ReadingReply =
  | { kind: 'inspected'; inspection: Inspection }
  | { kind: 'checked'; checked: Checked; perSchool: Map<number, number> };

/** A file of a region may need much; more than this ends the thread and not the server. */
const LIMITS = { seconds: 120, megabytes: 1500 };

const read = createTableReading<ReadingTask, ReadingReply>(new URL('./reading-thread.ts', import.meta.url), LIMITS);

/** See `inspectTable`. */
export async function inspectInThread(bytes: Buffer, task: InspectionTask): Promise<Inspection> {
  const ending = await read({ bytes, kind: 'inspect', task });
  if (ending.kind !== 'inspected') throw new Error(`an inspection ended with ${ending.kind}`);
  return ending.inspection;
}

/** See `checkTable`. `progress` is told how many rows are read. @returns also the number of good rows by school */
export async function checkInThread(
  bytes: Buffer,
  rules: FileRules,
  keepResults: boolean,
  options?: WorkOptions,
): Promise<Checked & { perSchool: Map<number, number> }> {
  const ending = await read({ bytes, kind: 'check', rules, keepResults }, options);
  if (ending.kind !== 'checked') throw new Error(`a check ended with ${ending.kind}`);
  return { ...ending.checked, perSchool: ending.perSchool };
}
