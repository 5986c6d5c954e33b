/** Word documents are written in a thread: zipping one takes longer than a request should hold the others. */
import { createThreadWork } from '../thread-work.ts';
import type { WordDocument } from './word.ts';

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const LIMITS = { seconds: 30, megabytes: 512 };

const write = createThreadWork<WordDocument, Uint8Array>(new URL('./word-thread.ts', import.meta.url), LIMITS);

/** @returns the bytes of a .docx file */
export async function writeWord(document: WordDocument): Promise<Buffer> {
  return Buffer.from(await write(document));
}
