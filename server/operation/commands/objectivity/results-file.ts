/** Reads RESULTS.csv into columns; large files in pieces on worker threads. */
import { closeSync, openSync, readSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Results, TestDefinition } from '../../../../analytics/objectivity/types.ts';
import { UsageError } from '../usage-error.ts';
import { type Chunk, readChunk } from './chunk.ts';
import { type Layout, readLayout } from './layout.ts';

/** A thread takes about as long to start as this many bytes take to be read. */
const WORTH_A_THREAD = 8_000_000;
const NEWLINE = 10;
const PEEK = 1 << 16;

/** The first place at or after `at` where a line begins. */
function lineStart(layout: Layout, at: number): number {
  const handle = openSync(layout.file, 'r');
  try {
    const bytes = Buffer.alloc(PEEK);
    for (let place = at - 1; place < layout.size; place += PEEK) {
      const got = readSync(handle, bytes, 0, PEEK, place);
      const newline = bytes.subarray(0, got).indexOf(NEWLINE);
      if (newline >= 0) return place + newline + 1;
      if (got === 0) break;
    }
    return layout.size;
  } finally {
    closeSync(handle);
  }
}

function pieces(layout: Layout, threads: number): [number, number][] {
  const body = layout.size - layout.start;
  const count = Math.max(1, Math.min(threads, Math.floor(body / WORTH_A_THREAD)));
  const inner = Array.from({ length: count - 1 }, (_, i) =>
    lineStart(layout, layout.start + Math.floor((body * (i + 1)) / count)),
  );
  const bounds = [layout.start, ...inner, layout.size];
  return bounds.slice(1).map((to, i) => [bounds[i], to]);
}

function readInThread(layout: Layout, from: number, to: number): Promise<Chunk> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./chunk-worker.ts', import.meta.url), { workerData: { layout, from, to } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`reading ${layout.file} ended with code ${code}`)));
  });
}

function refuseFaults(file: string, chunks: readonly Chunk[]): void {
  let line = 1;
  for (const { lines, fault } of chunks) {
    line += lines;
    if (fault !== null) throw new UsageError(`${file}, line ${line}: ${fault}`);
  }
  if (chunks.every(({ rows }) => rows === 0)) throw new UsageError(`${file} has a header but no rows`);
}

/** One number for each distinct key, in the order of appearance. */
function numbering() {
  const places = new Map<string, number>();
  const place = (key: string): number => {
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, places.size);
    return places.size - 1;
  };
  return { places, place };
}

function join(layout: Layout, chunks: readonly Chunk[]): Results {
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rows, 0);
  const width = layout.items.length;
  const [schools, classes] = [numbering(), numbering()];
  const school = new Uint32Array(rows);
  const klass = layout.classes === null ? null : new Int32Array(rows);
  const pupil = layout.pupil === null ? null : new Int32Array(rows);
  const items = width === 0 ? null : new Int8Array(rows * width);
  const numbers = layout.numbers.map(() => new Int16Array(rows));
  let at = 0;
  for (const chunk of chunks) {
    const schoolOf = chunk.schools.map((name) => schools.place(name));
    const classOf = chunk.classNames.map((own) => classes.place(JSON.stringify([schoolOf[own.school], own.name])));
    for (let row = 0; row < chunk.rows; row++) {
      school[at + row] = schoolOf[chunk.school[row]];
      if (klass !== null && chunk.classes !== null) klass[at + row] = classOf[chunk.classes[row]] ?? -1;
    }
    numbers.forEach((own, j) => {
      own.set(chunk.numbers[j].subarray(0, chunk.rows), at);
    });
    if (pupil !== null && chunk.pupil !== null) pupil.set(chunk.pupil.subarray(0, chunk.rows), at);
    if (items !== null && chunk.items !== null) items.set(chunk.items.subarray(0, chunk.rows * width), at * width);
    at += chunk.rows;
  }
  const column = (name: string) => {
    const place = layout.numbers.findIndex((own) => own.name === name);
    return place < 0 ? null : numbers[place];
  };
  const mark = (name: string) => {
    const own = column(name);
    return own === null ? null : Int8Array.from(own);
  };
  return {
    schools: [...schools.places.keys()],
    school,
    total: column('total') ?? new Int16Array(rows),
    classes: klass,
    journal: mark('journal'),
    former: column('former'),
    formerJournal: mark('formerJournal'),
    next: column('next'),
    items,
    pupil,
  };
}

/**
 * @param threads at most so many worker threads; files under 16 MB are read without one
 * @throws UsageError naming file, line and column for anything that is not as it should be
 */
export async function readResults(
  file: string,
  definition: TestDefinition,
  threads = availableParallelism(),
): Promise<Results> {
  const layout = readLayout(file, definition);
  const parts = pieces(layout, threads);
  const chunks =
    parts.length === 1
      ? [readChunk(layout, parts[0][0], parts[0][1])]
      : await Promise.all(parts.map(([from, to]) => readInThread(layout, from, to)));
  refuseFaults(file, chunks);
  return join(layout, chunks);
}
