/** Reads files of results in threads of their own. */
import { Worker } from 'node:worker_threads';
import { TableFault, type TableFaultCode } from '../../ground/tables/table-fault.ts';
import type { Checked, Inspection } from './check.ts';
import type { RowRules } from './row-check.ts';

export type ReadingTask =
  | { kind: 'inspect'; test: RowRules['test'] }
  | {
      kind: 'check';
      rules: RowRules;
      /** Results are sent back only where they are stored next. */
      keepResults: boolean;
    };

export type ReadingReply =
  | { kind: 'progress'; rows: number }
  | { kind: 'inspected'; inspection: Inspection }
  | { kind: 'checked'; checked: Checked; perSchool: Map<number, number> }
  | { kind: 'unreadable'; code: TableFaultCode; detail: string };

/** A file may need much memory; more than this ends the thread and not the server. */
const MOST_MEMORY_MB = 1500;

type Ending = Exclude<ReadingReply, { kind: 'progress' | 'unreadable' }>;

/** @throws TableFault when the file cannot be read, or needs too much memory */
function readInThread(bytes: Buffer, task: ReadingTask, progress: (rows: number) => void): Promise<Ending> {
  return new Promise((done, failed) => {
    const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      workerData: { bytes, task },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    thread.on('message', (reply: ReadingReply) => {
      if (reply.kind === 'progress') progress(reply.rows);
      else if (reply.kind === 'unreadable') failed(new TableFault(reply.code, reply.detail));
      else done(reply);
    });
    thread.on('error', (error: Error & { code?: string }) => {
      failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TableFault('tooBig', String(MOST_MEMORY_MB)) : error);
    });
    thread.on('exit', () => failed(new Error('the reading thread ended without an answer')));
  });
}

/** See `inspectTable`. */
export async function inspectInThread(bytes: Buffer, test: RowRules['test']): Promise<Inspection> {
  const ending = await readInThread(bytes, { kind: 'inspect', test }, () => {});
  if (ending.kind !== 'inspected') throw new Error(`an inspection ended with ${ending.kind}`);
  return ending.inspection;
}

/** See `checkTable`. @returns also the number of good rows by school */
export async function checkInThread(
  bytes: Buffer,
  rules: RowRules,
  keepResults: boolean,
  progress: (rows: number) => void,
): Promise<Checked & { perSchool: Map<number, number> }> {
  const ending = await readInThread(bytes, { kind: 'check', rules, keepResults }, progress);
  if (ending.kind !== 'checked') throw new Error(`a check ended with ${ending.kind}`);
  return { ...ending.checked, perSchool: ending.perSchool };
}
