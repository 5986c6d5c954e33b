/** Reads a piece of RESULTS.csv, from the start of a line to the end of another, into columns. */
import { closeSync, openSync, readSync } from 'node:fs';
import { UNKNOWN } from '../../../../analytics/objectivity/types.ts';
import { codeNumber, wholeNumber } from './cell-number.ts';
import type { Layout, NumberColumn } from './layout.ts';

/** `schools` and `classes` are numbered within the piece. `fault` ends the reading; `lines` tells how far it came. */
export type Chunk = {
  rows: number;
  lines: number;
  schools: string[];
  classNames: { school: number; name: string }[];
  school: Uint32Array;
  classes: Int32Array | null;
  pupil: Int32Array | null;
  numbers: Int16Array[];
  items: Int8Array | null;
  fault: string | null;
};

const [NEWLINE, RETURN, SPACE, QUOTE] = [10, 13, 32, 34];
class Fault extends Error {}

/** Cuts a line into cells: the bounds of each go to `bounds`. Spaces around a cell and quotes around it are left out. */
function cutLine(bytes: Buffer, from: number, to: number, delimiter: number, bounds: Int32Array): number {
  let count = 0;
  let at = from;
  for (;;) {
    while (at < to && bytes[at] === SPACE) at++;
    const quoted = at < to && bytes[at] === QUOTE;
    let end = quoted ? bytes.indexOf(QUOTE, at + 1) : at;
    if (quoted && (end < 0 || end >= to)) throw new Fault('a quote is not closed');
    const start = quoted ? at + 1 : at;
    let after = quoted ? end + 1 : at;
    while (after < to && bytes[after] !== delimiter) after++;
    if (!quoted) {
      end = after;
      while (end > start && bytes[end - 1] === SPACE) end--;
    }
    if (2 * count + 1 < bounds.length) {
      bounds[2 * count] = start;
      bounds[2 * count + 1] = end;
    }
    count++;
    if (after >= to) return count;
    at = after + 1;
  }
}

class Names {
  readonly list: string[] = [];
  readonly #places = new Map<string, number>();

  /** The number of a name; the key is the bytes as they are, which is enough to tell names apart. */
  place(key: string, name: () => string): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.list.length);
    return this.list.push(name()) - 1;
  }
}

function utf8(bytes: Buffer, a: number, b: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(a, b));
  } catch {
    throw new Fault('a name is not UTF-8 text: save the file as "CSV UTF-8"');
  }
}

function readNumber(bytes: Buffer, bounds: Int32Array, { name, at, least, most }: NumberColumn): number {
  const [a, b] = [bounds[2 * at], bounds[2 * at + 1]];
  const value = wholeNumber(bytes, a, b);
  if (value === UNKNOWN || (value >= least && value <= most)) return value;
  throw new Fault(`column "${name}": "${bytes.toString('utf8', a, b)}" is not a whole number from ${least} to ${most}`);
}

function emptyChunk({ classes, pupil, numbers, items }: Layout, lines: number): Chunk {
  return {
    rows: 0,
    lines: 0,
    schools: [],
    classNames: [],
    school: new Uint32Array(lines),
    classes: classes === null ? null : new Int32Array(lines),
    pupil: pupil === null ? null : new Int32Array(lines),
    numbers: numbers.map(() => new Int16Array(lines)),
    items: items.length === 0 ? null : new Int8Array(lines * items.length),
    fault: null,
  };
}

function countLines(bytes: Buffer): number {
  let lines = 1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines++;
  return lines;
}

class Reader {
  readonly #bytes: Buffer;
  readonly #layout: Layout;
  readonly #chunk: Chunk;
  readonly #bounds: Int32Array;
  readonly #schools = new Names();
  readonly #classes = new Names();

  constructor(bytes: Buffer, layout: Layout) {
    this.#bytes = bytes;
    this.#layout = layout;
    this.#chunk = emptyChunk(layout, countLines(bytes));
    this.#bounds = new Int32Array(2 * layout.width);
    this.#chunk.schools = this.#schools.list;
  }

  #text(at: number): [string, number, number] {
    const [a, b] = [this.#bounds[2 * at], this.#bounds[2 * at + 1]];
    return [this.#bytes.toString('latin1', a, b), a, b];
  }

  #classOf(at: number, school: number): number {
    const [key, a, b] = this.#text(at);
    if (key === '') return UNKNOWN;
    return this.#classes.place(`${school}/${key}`, () => {
      const name = utf8(this.#bytes, a, b);
      this.#chunk.classNames.push({ school, name });
      return name;
    });
  }

  #row(from: number, to: number): void {
    const { width, delimiter, school, classes, pupil, numbers, items } = this.#layout;
    const cells = cutLine(this.#bytes, from, to, delimiter, this.#bounds);
    if (cells !== width) throw new Fault(`expected ${width} cells, found ${cells}`);
    const [bytes, chunk] = [this.#bytes, this.#chunk];
    const row = chunk.rows;
    const [key, a, b] = this.#text(school);
    if (key === '') throw new Fault('column "school" is empty');
    const place = this.#schools.place(key, () => utf8(this.#bytes, a, b));
    chunk.school[row] = place;
    if (classes !== null && chunk.classes !== null) chunk.classes[row] = this.#classOf(classes, place);
    if (pupil !== null && chunk.pupil !== null) {
      chunk.pupil[row] = codeNumber(bytes, this.#bounds[2 * pupil], this.#bounds[2 * pupil + 1]);
    }
    for (let j = 0; j < numbers.length; j++) chunk.numbers[j][row] = readNumber(this.#bytes, this.#bounds, numbers[j]);
    if (chunk.items !== null) {
      const base = row * items.length;
      for (let j = 0; j < items.length; j++) chunk.items[base + j] = readNumber(this.#bytes, this.#bounds, items[j]);
    }
    chunk.rows++;
  }

  read(): Chunk {
    const bytes = this.#bytes;
    for (let from = 0; from < bytes.length; ) {
      const newline = bytes.indexOf(NEWLINE, from);
      const next = newline < 0 ? bytes.length : newline + 1;
      let to = newline < 0 ? bytes.length : newline;
      while (to > from && (bytes[to - 1] === RETURN || bytes[to - 1] === SPACE)) to--;
      this.#chunk.lines++;
      try {
        if (to > from) this.#row(from, to);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        this.#chunk.fault = error.message;
        break;
      }
      from = next;
    }
    return this.#chunk;
  }
}

/** Reads the bytes of a file from one place to before another; both stand at the start of a line or the end of the file. */
export function readChunk(layout: Layout, from: number, to: number): Chunk {
  const handle = openSync(layout.file, 'r');
  try {
    const bytes = Buffer.allocUnsafeSlow(to - from);
    let have = 0;
    while (have < bytes.length) {
      const got = readSync(handle, bytes, have, bytes.length - have, from + have);
      if (got === 0) break;
      have += got;
    }
    return new Reader(bytes.subarray(0, have), layout).read();
  } finally {
    closeSync(handle);
  }
}
