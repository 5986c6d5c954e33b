/** Files that people send. The parser of multipart bodies and its limits hold for the routes of the plugin alone that asks for it. */
import multipart, { type MultipartFields } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FileFault, type FileFaultCode } from '../files/fault.ts';
import { isZip } from '../files/kind.ts';
import { inspectArchive } from '../files/office.ts';
import { ProblemError } from './problem.ts';
import type { ProblemCode } from './problem-texts.ts';

/** Bytes of a text beside a file. The longest are answers: which school each of up to three hundred names means, in JSON. */
const MOST_FIELD = 256 * 1024;

/** Lets the routes of this plugin take one file. @param most bytes of the file */
export async function acceptFiles(app: FastifyInstance, most: number): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fields: 10, fieldSize: MOST_FIELD, fileSize: most, parts: 12 } });
}

export type UploadedFile = {
  name: string;
  bytes: Buffer;
  /** Texts that were sent before the file. */
  fields: Record<string, string>;
};

/** What is refused whatever the route makes of files; what cannot be read is left to the route, which says why. */
const HOSTILE: Partial<Record<FileFaultCode, ProblemCode>> = {
  bomb: 'fileUnsafe',
  entities: 'fileUnsafe',
  macros: 'fileMacros',
};

async function refuseHostile(bytes: Buffer): Promise<void> {
  if (!isZip(bytes)) return;
  try {
    await inspectArchive(bytes);
  } catch (error) {
    const code = error instanceof FileFault ? HOSTILE[error.code] : undefined;
    if (code) throw new ProblemError(code);
  }
}

/** @throws ProblemError `fileMissing`, `tooLarge`, `fileMacros`, `fileUnsafe` */
export async function readFile(request: FastifyRequest): Promise<UploadedFile> {
  // A body without boundaries makes the parser throw an error that bears no status.
  const part = await request.file().catch((error: { statusCode?: number }) => {
    throw error.statusCode === undefined ? new ProblemError('fileMissing') : error;
  });
  if (!part) throw new ProblemError('fileMissing');
  const bytes = await part.toBuffer();
  // `toBuffer` looks at the limit with each piece it gets; of a file that goes over it after the last one, it keeps the beginning.
  if (part.file.truncated) throw new ProblemError('tooLarge');
  await refuseHostile(bytes);
  return { name: part.filename, bytes, fields: textsOf(part.fields) };
}

function textsOf(fields: MultipartFields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const first = [field].flat()[0];
      return first?.type === 'field' ? [[name, String(first.value)]] : [];
    }),
  );
}
