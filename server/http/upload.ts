/** Files that people send. The parser of multipart bodies and its limits hold for the routes of the plugin alone that asks for it. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from './problem.ts';

/** Lets the routes of this plugin take one file. @param most bytes of the file */
export async function acceptFiles(app: FastifyInstance, most: number): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fields: 10, fieldSize: 1000, fileSize: most, parts: 12 } });
}

export type UploadedFile = { name: string; bytes: Buffer };

/** @throws ProblemError `fileMissing`, `tooLarge` */
export async function readFile(request: FastifyRequest): Promise<UploadedFile> {
  const part = await request.file();
  if (!part) throw new ProblemError('fileMissing');
  return { name: part.filename, bytes: await part.toBuffer() };
}
