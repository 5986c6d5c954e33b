/**
 * The rooms of the server in their order, and who imports whom as the table of docs/architecture.md.
 * `node tests/architecture/rooms.ts` prints the table, with `--write` it renews the one in the document.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Import, Source } from './sources.ts';
import { sources } from './sources.ts';

/** A room may import from itself and from the rooms before it. */
export const ROOMS = [
  'ground',
  'people',
  'content',
  'answering',
  'profiles',
  'objectivity',
  'results',
  'publishing',
  'roadmap',
  'public',
  'daily',
  'operation',
] as const;

/** The files at the root of the server, which stand above all rooms. */
export const ROOT = 'root';

/** The room of a path; undefined outside of the server. */
export function roomOf(path: string): string | undefined {
  if (!path.startsWith('server/')) return undefined;
  const [, folder = '', rest] = path.split('/');
  return rest === undefined ? ROOT : folder;
}

/** Every import of one room from another. */
export function importsBetweenRooms(
  from: readonly Source[],
): { source: Source; from: string; to: string; one: Import }[] {
  return from.flatMap((source) =>
    source.imports.flatMap((one) => {
      const [own, other] = [roomOf(source.path), roomOf(one.target)];
      return own === undefined || other === undefined || own === other ? [] : [{ source, from: own, to: other, one }];
    }),
  );
}

/** Markdown: a row for who imports, a column for whom, the number of imports where there is any. */
export function roomTable(from: readonly Source[]): string {
  const counts = new Map<string, number>();
  for (const each of importsBetweenRooms(from)) {
    const key = `${each.from} ${each.to}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const columns = ROOMS.slice(0, -1);
  const rows = [...ROOMS.slice(1), ROOT].map((row) => [
    row,
    ...columns.map((column) => counts.get(`${row} ${column}`) ?? ''),
  ]);
  return [['imports from', ...columns], ['---', ...columns.map(() => '--:')], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

const DOCUMENT = resolve(import.meta.dirname, '../../docs/architecture.md');
const PLACE = /(<!-- rooms: [^\n]*-->\n)[\s\S]*?(\n<!-- \/rooms -->)/;

/** The table that stands in docs/architecture.md; undefined where its marks are missing. */
export function writtenTable(): string | undefined {
  const [whole, begin = '', end = ''] = PLACE.exec(readFileSync(DOCUMENT, 'utf8')) ?? [];
  return whole?.slice(begin.length, whole.length - end.length);
}

if (import.meta.main) {
  const table = roomTable(sources);
  if (process.argv.includes('--write')) {
    const text = readFileSync(DOCUMENT, 'utf8');
    writeFileSync(
      DOCUMENT,
      text.replace(PLACE, (_, begin: string, end: string) => begin + table + end),
    );
  } else process.stdout.write(`${table}\n`);
}
