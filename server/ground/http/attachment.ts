/** A document or a picture that people attach to a record: told by its content, named by what it is. */
import { createHash } from 'node:crypto';
import { FileFault } from '../files/fault.ts';
import { inspectFile, type TakenKind } from '../files/inspect.ts';
import { safeFileName } from '../files/names.ts';
import { ProblemError } from './problem.ts';
import type { ProblemCode } from './problem-texts.ts';
import type { UploadedFile } from './upload.ts';

/** A scanned document of a school is some megabytes; more is a mistake. */
export const MOST_BYTES = 10 * 1024 * 1024;

const MEDIA_TYPES: Partial<Record<TakenKind, { type: string; ending: string }>> = {
  pdf: { type: 'application/pdf', ending: '.pdf' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: '.docx' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: '.xlsx' },
  png: { type: 'image/png', ending: '.png' },
  jpeg: { type: 'image/jpeg', ending: '.jpg' },
};
const ALLOWED = Object.keys(MEDIA_TYPES) as TakenKind[];

const REFUSED: Partial<Record<FileFault['code'], ProblemCode>> = {
  macros: 'fileMacros',
  bomb: 'fileUnsafe',
  entities: 'fileUnsafe',
  tooLarge: 'tooLarge',
};

/** @throws ProblemError `publicationFile` when it is none of the kinds, `fileMacros`, `fileUnsafe`, `tooLarge` */
export async function attachmentOf({ bytes, name }: Pick<UploadedFile, 'bytes' | 'name'>) {
  const kind = await inspectFile(bytes, ALLOWED, MOST_BYTES).catch((error: unknown) => {
    if (error instanceof FileFault) throw new ProblemError(REFUSED[error.code] ?? 'publicationFile');
    throw error;
  });
  const { ending, type } = MEDIA_TYPES[kind] ?? { ending: '', type: '' };
  const safe = safeFileName(name);
  // The ending says what it is, whatever somebody has called it.
  const named = safe.toLowerCase().endsWith(ending) ? safe : `${safe.replace(/\.[a-z0-9]{1,8}$/i, '')}${ending}`;
  return { name: named, mediaType: type, sha256: createHash('sha256').update(bytes).digest('hex'), content: bytes };
}
