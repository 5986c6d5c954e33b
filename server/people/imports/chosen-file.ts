/** A file of a register as a route takes it, made ready to be read. Pure. */
import { type Static, Type } from 'typebox';
import type { Choice } from '../../ground/tables/heading.ts';
import { FileChoice } from './schemas.ts';

const Chosen = Type.Object(FileChoice);

/** `choice`: what a person chose instead of what is found in the file. */
export type ChosenFile = { fileName: string; bytes: Uint8Array; choice: Choice };

export const chosenFile = ({ columns, content, fileName, line, sheet }: Static<typeof Chosen>): ChosenFile => ({
  fileName,
  bytes: Buffer.from(content, 'base64'),
  choice: { sheet, line, columns },
});
