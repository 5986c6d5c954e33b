/** Cards, notices and paper forms are drawn in a thread: a class of cards takes a tenth of a second, a school a second. */
import { createThreadWork } from '../../ground/thread-work.ts';
import type { CardSheet } from './cards.ts';
import type { PaperForm } from './form.ts';
import type { NoticeSet } from './notices.ts';

export type Drawing =
  | { kind: 'cards'; sheet: CardSheet }
  | { kind: 'notices'; set: NoticeSet }
  | { kind: 'form'; form: PaperForm };

const LIMITS = { seconds: 60, megabytes: 512 };

const drawInThread = createThreadWork<Drawing, Uint8Array>(new URL('./drawing-thread.ts', import.meta.url), LIMITS);

/** @returns the bytes of the PDF */
export async function draw(drawing: Drawing): Promise<Buffer> {
  return Buffer.from(await drawInThread(drawing));
}
