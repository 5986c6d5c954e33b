/** Slips are drawn in a thread: those of a large district take seconds. */
import { createThreadWork } from '../../ground/thread-work.ts';
import type { SlipSheet } from './slips.ts';

const LIMITS = { seconds: 120, megabytes: 1000 };

const draw = createThreadWork<SlipSheet, Uint8Array>(new URL('./drawing-thread.ts', import.meta.url), LIMITS);

/** @returns the bytes of the PDF */
export const drawSlips = async (sheet: SlipSheet): Promise<Buffer> => Buffer.from(await draw(sheet));
