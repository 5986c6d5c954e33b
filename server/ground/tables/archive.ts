/** The parts of a zipped document as texts, each read only as far as a limit allows. */
import { openZip, type Zip, ZipFault } from '../files/zip.ts';
import { TableFault } from './table-fault.ts';

/** A sheet of 200,000 rows and 40 columns stays below it; a bomb does not. */
const MOST_BYTES = 600 * 1024 * 1024;
/** What parts other than the sheet hold is kept in memory. */
export const MOST_BYTES_OF_A_PART = 64 * 1024 * 1024;
const MOST_PARTS = 2000;

export type Archive = {
  names: ReadonlySet<string>;
  /** The text of a part, piece by piece, as far as `most` bytes. @throws TableFault `tooBig`, `brokenZip`, `notWorkbook` */
  pieces(name: string, most?: number): AsyncGenerator<string>;
};

/** @throws TableFault `brokenZip` for a file that is no archive or is damaged, `tooBig` for too many or too large parts */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await openZip(bytes, { total: MOST_BYTES, parts: MOST_PARTS }).catch((error) =>
    refuse(error, MOST_BYTES),
  );
  const { names } = zip;
  return {
    names,
    pieces(name, most = MOST_BYTES) {
      if (!names.has(name)) throw new TableFault('notWorkbook', name);
      return textOf(zip, name, most);
    },
  };
}

async function* textOf(zip: Zip, name: string, most: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const piece of zip.read(name, most)) yield decoder.decode(piece, { stream: true });
  } catch (error) {
    refuse(error, most);
  }
}

function refuse(error: unknown, most: number): never {
  if (!(error instanceof ZipFault)) throw error;
  if (error.code === 'broken') throw new TableFault('brokenZip');
  throw new TableFault('tooBig', String(Math.round(most / 1024 / 1024)));
}
