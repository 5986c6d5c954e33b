/**
 * Reads a PDF of ours back: its texts with their places, and its filled rectangles. It knows what pdfkit writes (flate streams,
 * Identity-H fonts with a ToUnicode map) and no more.
 */
import { inflateSync } from 'node:zlib';

export type PrintedText = { x: number; y: number; size: number; text: string };
export type PrintedBox = { x: number; y: number; width: number; height: number };
export type PrintedPage = { texts: PrintedText[]; boxes: PrintedBox[] };

type Objects = Map<number, { head: string; stream: Buffer | null }>;

/** @returns the pages; `x` and `y` in points from the upper left corner */
export function readPdf(file: Buffer): PrintedPage[] {
  const objects = readObjects(file);
  const fonts = new Map([...objects].flatMap(([id, { head }]) => fontOf(id, head, objects)));
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const contents = objects.get(Number(/\/Contents (\d+)/.exec(head)?.[1]));
      const resources = objects.get(Number(/\/Resources (\d+)/.exec(head)?.[1]))?.head ?? head;
      const height = Number(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(head)?.[1]);
      const named = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, Number(id)]));
      return readPage(contents?.stream?.toString('latin1') ?? '', height, (name) => fonts.get(named.get(name) ?? 0));
    });
}

/** All texts of a page, in the order of reading: from the top, then from the left. */
export function linesOf({ texts }: PrintedPage): string[] {
  const rows = Map.groupBy(texts, ({ y }) => Math.round(y / 2));
  return [...rows]
    .toSorted(([one], [other]) => one - other)
    .map(([, row]) =>
      row
        .toSorted((one, other) => one.x - other.x)
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
}

function readObjects(file: Buffer): Objects {
  const objects: Objects = new Map();
  const text = file.toString('latin1');
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = (match.index ?? 0) + match[0].length;
    const end = text.indexOf('endobj', start);
    const streamAt = text.slice(start, end).search(/\bstream\r?\n/);
    if (streamAt < 0) objects.set(Number(match[1]), { head: text.slice(start, end), stream: null });
    else {
      const head = text.slice(start, start + streamAt);
      const from = start + streamAt + 'stream\n'.length;
      const raw = file.subarray(from, from + Number(/\/Length (\d+)/.exec(head)?.[1]));
      objects.set(Number(match[1]), { head, stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw });
    }
  }
  return objects;
}

function fontOf(id: number, head: string, objects: Objects): [number, Map<string, string>][] {
  const map = objects.get(Number(/\/ToUnicode (\d+)/.exec(head)?.[1]))?.stream?.toString('latin1');
  return map === undefined ? [] : [[id, readUnicodeMap(map)]];
}

/** Glyph number (four hex digits) to letters. */
function readUnicodeMap(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  const decode = (hex: string): string => Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');
  for (const [, first, , list] of map.matchAll(/<([\da-fA-F]{4})>\s*<([\da-fA-F]{4})>\s*\[([^\]]*)\]/g)) {
    [...list.matchAll(/<([\da-fA-F\s]*)>/g)].forEach(([, hex], index) => {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0');
      letters.set(glyph, decode(hex));
    });
  }
  return letters;
}

type Matrix = [number, number, number, number, number, number];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

function readPage(content: string, height: number, fontNamed: (name: string) => Map<string, string> | undefined) {
  const page: PrintedPage = { texts: [], boxes: [] };
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let place: Matrix = matrix;
  let font: Map<string, string> | undefined;
  let size = 0;
  let boxes: PrintedBox[] = [];
  const kept: Matrix[] = [];
  for (const line of content.split('\n')) {
    const numbers = (line.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    if (line === 'q') kept.push(matrix);
    else if (line === 'Q') matrix = kept.pop() ?? matrix;
    else if (line.endsWith(' cm')) matrix = times(numbers as Matrix, matrix);
    else if (line.endsWith(' Tm')) place = times(numbers as Matrix, matrix);
    else if (line.endsWith(' Tf')) {
      font = fontNamed(line.slice(1, line.indexOf(' ')));
      size = numbers.at(-1) ?? 0;
    } else if (line.endsWith(' TJ')) {
      const glyphs = [...line.matchAll(/<([\da-fA-F]*)>/g)].flatMap(([, hex]) => hex.match(/.{4}/g) ?? []);
      const text = glyphs.map((glyph) => font?.get(glyph.toLowerCase()) ?? '?').join('');
      page.texts.push({ x: place[4], y: height - place[5], size: size * Math.abs(place[0]), text });
    } else if (line.endsWith(' re')) {
      const [x, y, width, boxHeight] = numbers;
      const corner = times([1, 0, 0, 1, x, y], matrix);
      boxes.push({ x: corner[4], y: height - corner[5], width, height: boxHeight });
    } else if (/^(f|B|f\*|B\*)$/.test(line)) {
      page.boxes.push(...boxes);
      boxes = [];
    } else if (/^[nSs]$/.test(line)) boxes = [];
  }
  return page;
}
