/** Worker thread: reads one piece of a file and hands its columns over without copying them. */
import { parentPort, workerData } from 'node:worker_threads';
import { readChunk } from './chunk.ts';
import type { Layout } from './layout.ts';

const { layout, from, to } = workerData as { layout: Layout; from: number; to: number };
const chunk = readChunk(layout, from, to);
const buffers = [chunk.school, chunk.classes, chunk.pupil, chunk.items, ...chunk.numbers].flatMap((own) =>
  own === null ? [] : [own.buffer as ArrayBuffer],
);
parentPort?.postMessage(chunk, buffers);
