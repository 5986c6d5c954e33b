/**
 * Tables are read in threads, whatever they are read for: a file that turns for ever or grows ends alone. Why a file cannot be read
 * comes through as it was thrown. A kind of reading is a file that exports `readingTask(…)` as its default, and one call of `createTableReading`.
 */
import { createThreadWork, ThreadLimitFault, type ThreadLimits, threadTask, type WorkOptions } from '../thread-work.ts';
import { TableFault, type TableFaultCode } from './table-fault.ts';

/** Of tables that people make by hand: a few thousand rows. */
const LIMITS: ThreadLimits = { seconds: 30, megabytes: 512 };

type Reply<Output> = { read: Output } | { fault: { code: TableFaultCode; detail: string } };

/** @throws TableFault, `tooHeavy` where the thread went over a limit; what work in a thread throws besides */
type TableReading<Input, Output> = (input: Input, options?: WorkOptions) => Promise<Output>;

/** @param file of the thread, as `new URL('./…-thread.ts', import.meta.url)` */
export function createTableReading<Input, Output>(file: URL, limits = LIMITS): TableReading<Input, Output> {
  const work = createThreadWork<Input, Reply<Output>>(file, limits);
  return async (input, options) => {
    const reply = await work(input, options).catch((error: unknown) => {
      throw error instanceof ThreadLimitFault ? new TableFault('tooHeavy') : error;
    });
    if ('read' in reply) return reply.read;
    throw new TableFault(reply.fault.code, reply.fault.detail);
  };
}

/** What a thread's file exports: the reading, which gets the bytes as a Buffer and throws TableFault. */
export function readingTask<Input extends { bytes: Uint8Array }, Output>(
  read: (bytes: Buffer, input: Input, progress: (done: number) => void) => Output | Promise<Output>,
) {
  return threadTask(async (input: Input, progress): Promise<Reply<Output>> => {
    const { buffer, byteLength, byteOffset } = input.bytes;
    try {
      return { read: await read(Buffer.from(buffer, byteOffset, byteLength), input, progress) };
    } catch (error) {
      if (error instanceof TableFault) return { fault: { code: error.code, detail: error.detail } };
      throw error;
    }
  });
}
