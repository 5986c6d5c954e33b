/** The parts of a zipped document, each read only as far as a limit allows: what a header claims is not believed. */
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { TableFault } from './table-fault.ts';

/** A sheet of 200,000 rows and 40 columns stays below it; a bomb does not. */
const MOST_BYTES = 600 * 1024 * 1024;
/** Parts other than the sheet are kept in memory. */
const MOST_BYTES_OF_A_PART = 64 * 1024 * 1024;
const MOST_PARTS = 2000;

export type Archive = {
  names: string[];
  /** The whole text of a part, or null where there is none. @throws TableFault `tooBig`, `brokenZip` */
  text(name: string): Promise<string | null>;
  /** The text of a part, piece by piece. @throws TableFault `tooBig`, `brokenZip`, `notWorkbook` */
  pieces(name: string): AsyncGenerator<string>;
};

/** @throws TableFault `brokenZip` for a file that is no archive or is damaged, `tooBig` for too many or too large parts */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true }).catch(broken);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (error) {
    broken(error);
  }
  const claimed = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (entries.size > MOST_PARTS || claimed > MOST_BYTES) throw new TableFault('tooBig', megabytes(MOST_BYTES));
  return {
    names: [...entries.keys()],
    async text(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      let text = '';
      for await (const piece of readEntry(zip, entry, MOST_BYTES_OF_A_PART)) text += piece;
      return text;
    },
    pieces(name) {
      const entry = entries.get(name);
      if (!entry) throw new TableFault('notWorkbook', name);
      return readEntry(zip, entry, MOST_BYTES);
    },
  };
}

async function* readEntry(zip: ZipFile, entry: Entry, most: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let size = 0;
  try {
    if (entry.isEncrypted()) throw new TableFault('brokenZip', entry.fileName);
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += (chunk as Buffer).length;
      if (size > most) throw new TableFault('tooBig', megabytes(most));
      yield decoder.decode(chunk as Buffer, { stream: true });
    }
  } catch (error) {
    broken(error);
  }
}

function broken(error: unknown): never {
  if (error instanceof TableFault) throw error;
  throw new TableFault('brokenZip');
}

const megabytes = (bytes: number): string => String(Math.round(bytes / 1024 / 1024));
