/** The project's own sources as the rules of its structure see them: imports, and code without its comments. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../..');
const ROOMS = ['surveys', 'analytics', 'server', 'client', 'bin', 'tests'] as const;

export type Import = {
  /** Path inside the project, or the name of a package or built-in module. */
  target: string;
  /** `import type`: gone when the program runs. */
  typeOnly: boolean;
};

export type Source = {
  /** Path inside the project, with forward slashes. */
  path: string;
  /** The folder at the top. */
  room: string;
  imports: Import[];
  /** The text with comments blanked out; lines keep their numbers. */
  code: string;
  lines: number;
};

/** What stands beside the rooms and imports from them. */
const BESIDE = ['vite.config.ts'];

/** Every TypeScript and JavaScript file of the project, read once. */
export const sources: readonly Source[] = [...ROOMS.flatMap((room) => list(room)), ...BESIDE].map(readSource);

function list(folder: string): string[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT.length + 1));
}

function readSource(path: string): Source {
  const text = readFileSync(join(PROJECT, path), 'utf8');
  const code = blankComments(text);
  return {
    path,
    room: path.split('/')[0] ?? '',
    imports: findImports(path, code),
    code,
    lines: text.split('\n').length,
  };
}

/** Strings are matched too, so that the slashes of an address do not begin a comment. */
export function blankComments(text: string): string {
  const pieces = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return text.replace(pieces, (piece) => (/^\/[/*]/.test(piece) ? piece.replace(/[^\n]/g, ' ') : piece));
}

/** Static imports, re-exports, imports for their effect, and dynamic imports of a fixed name. */
export function findImports(path: string, code: string): Import[] {
  const statements = /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [
    ...[...code.matchAll(statements)].map(([, type, name = '']) => ({ target: name, typeOnly: type !== undefined })),
    ...[...code.matchAll(dynamic)].map(([, name = '']) => ({ target: name, typeOnly: false })),
  ].map(({ target, typeOnly }) => ({ target: locate(path, target), typeOnly }));
}

function locate(path: string, name: string): string {
  return name.startsWith('.') ? posix.normalize(posix.join(dirname(path), name)) : name;
}

/** Where a pattern occurs, as "path:line: text". */
export function findLines(source: Source, pattern: RegExp): string[] {
  return source.code.split('\n').flatMap((line, index) => {
    return pattern.test(line) ? [`${source.path}:${index + 1}: ${line.trim()}`] : [];
  });
}
