/** Where the content files lie: the built-in folder, and a district's own folder that overrides it piece by piece. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentFault } from './fault.ts';
import { expected } from './fault-texts.ts';
import { fileWordFiles } from './file-words.ts';
import { audiences } from './schema.ts';

/** The folder of the content that comes with Opora. */
export const builtInFolder = import.meta.dirname;

/** Pieces that are one file each. */
export const singleFiles = [
  ...audiences.map((audience) => `questionnaires/${audience}.json`),
  'risk-model.json',
  'exit-criteria.json',
  'objectivity-rules.json',
  'settings.json',
];

/** Pieces of which there may be several files in a folder. */
export const pieceFolders = ['measures', 'roadmaps', 'vpr', 'forms'];

export type ContentFolder = {
  /** The place of a content file: the district's own copy where it exists, else the built-in one. */
  place(file: string): string;
  /** All JSON files of a piece folder, of both folders together, sorted. */
  list(folder: string): string[];
};

/** The built-in folder alone, or with `override` laid over it. */
export function contentFolder(override?: string): ContentFolder {
  const folders = override === undefined ? [builtInFolder] : [override, builtInFolder];
  return {
    place: (file) => folders.map((folder) => join(folder, file)).find(existsSync) ?? join(builtInFolder, file),
    list: (folder) => {
      const files = folders.flatMap((base) => jsonFiles(base, folder));
      return [...new Set(files)].sort();
    },
  };
}

/** Faults of a district's folder as such: it is missing, or holds a JSON file that nothing reads. */
export function folderFaults(override: string): ContentFault[] {
  if (!statSync(override, { throwIfNoEntry: false })?.isDirectory()) {
    return [{ file: override, path: '', value: '', expected: expected.folder() }];
  }
  const entries = readdirSync(override, { recursive: true, encoding: 'utf8' });
  return entries
    .filter((file) => file.endsWith('.json') && !isPiece(file.replaceAll('\\', '/')))
    .map((file) => ({ file, path: '', value: '', expected: expected.unusedFile() }));
}

function isPiece(file: string): boolean {
  const [folder, name, ...deeper] = file.split('/');
  return (
    [...singleFiles, ...fileWordFiles].includes(file) ||
    (deeper.length === 0 && name !== undefined && pieceFolders.includes(folder!))
  );
}

function jsonFiles(base: string, folder: string): string[] {
  const path = join(base, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name}`);
}
