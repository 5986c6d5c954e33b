/** Reads files of results in threads of their own. */

import { TableFault, type TableFaultCode } from '../../ground/tables/table-fault.ts';
import { createThreadWork, ThreadLimitFault } from '../../ground/thread-work.ts';
import type { Checked, Inspection } from './check.ts';
import type { RowRules } from './row-check.ts';

export type ReadingTask = { bytes: Uint8Array } & (
  | { kind: 'inspect'; test: RowRules['test'] }
  | {
      kind: 'check';
      rules: RowRules;
      /** Results are sent back only where they are stored next. */
      keepResults: boolean;
    }
);

export type ReadingReply =
  | { kind: 'inspected'; inspection: Inspection }
  | { kind: 'checked'; checked: Checked; perSchool: Map<number, number> }
  | { kind: 'unreadable'; code: TableFaultCode; detail: string };

/** A file may need much; more than this ends the thread and not the server. */
const LIMITS = { seconds: 120, megabytes: 1500 };

/** `progress` is told how many rows are read. */
type Watch = { progress?: (rows: number) => void; signal?: AbortSignal };

type Ending = Exclude<ReadingReply, { kind: 'unreadable' }>;

const read = createThreadWork<ReadingTask, ReadingReply>(new URL('./reading-thread.ts', import.meta.url), LIMITS);

/** @throws TableFault when the file cannot be read, or needs too much memory or time */
async function readInThread(task: ReadingTask, options: Watch = {}): Promise<Ending> {
  try {
    const reply = await read(task, options);
    if (reply.kind !== 'unreadable') return reply;
    throw new TableFault(reply.code, reply.detail);
  } catch (error) {
    if (error instanceof ThreadLimitFault) throw new TableFault('tooBig', String(LIMITS.megabytes));
    throw error;
  }
}

/** See `inspectTable`. */
export async function inspectInThread(bytes: Buffer, test: RowRules['test']): Promise<Inspection> {
  const ending = await readInThread({ bytes, kind: 'inspect', test });
  if (ending.kind !== 'inspected') throw new Error(`an inspection ended with ${ending.kind}`);
  return ending.inspection;
}

/** See `checkTable`. @returns also the number of good rows by school */
export async function checkInThread(
  bytes: Buffer,
  rules: RowRules,
  keepResults: boolean,
  watch?: Watch,
): Promise<Checked & { perSchool: Map<number, number> }> {
  const ending = await readInThread({ bytes, kind: 'check', rules, keepResults }, watch);
  if (ending.kind !== 'checked') throw new Error(`a check ended with ${ending.kind}`);
  return { ...ending.checked, perSchool: ending.perSchool };
}
