/**
 * Office documents are archives of XML. Refused are those that would fill the memory when unpacked, that hold programs, and
 * that define XML entities (which grow without bound, or read other files where a careless reader takes them).
 */
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileFault } from './fault.ts';

export type OfficeLimits = {
  /** Bytes of all parts together, unpacked. */
  total: number;
  parts: number;
  /** Unpacked bytes for each packed one; only looked at above a megabyte. */
  ratio: number;
};

export const OFFICE_LIMITS: OfficeLimits = { total: 200 * 1024 * 1024, parts: 2_000, ratio: 200 };

const MEGABYTE = 1024 * 1024;
const XML = /\.(xml|rels|vml)$/i;
const PROGRAM = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/|macrosheets\/|.*\.(exe|dll|js|vbs|scr)$)/i;
/** The longest of the words looked for, less one: so much of a piece is kept for the next. */
const OVERLAP = '<!DOCTYPE'.length - 1;

/**
 * Looks through every part to its end, a piece at a time.
 * @returns which of the Office formats it is; `zip` for another archive
 * @throws FileFault `broken`, `bomb`, `macros`, `entities`
 */
export async function inspectArchive(
  bytes: Buffer,
  limits: OfficeLimits = OFFICE_LIMITS,
): Promise<'xlsx' | 'docx' | 'zip'> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true }).catch(broken);
  const names = new Set<string>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      requireHarmless(entry, names, limits);
      names.add(entry.fileName);
      if (entry.fileName.endsWith('/')) continue;
      total += await inspectPart(zip, entry, limits.total - total);
    }
  } catch (error) {
    broken(error);
  }
  if (total > MEGABYTE && total > bytes.length * limits.ratio) throw new FileFault('bomb');
  if (!names.has('[Content_Types].xml')) return 'zip';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  return names.has('word/document.xml') ? 'docx' : 'zip';
}

/** What the directory says; what it says of sizes is checked against the truth afterwards. */
function requireHarmless(entry: Entry, names: ReadonlySet<string>, limits: OfficeLimits): void {
  const twice = names.has(entry.fileName);
  if (names.size >= limits.parts || entry.uncompressedSize > limits.total) throw new FileFault('bomb');
  if (twice || entry.isEncrypted()) throw new FileFault('broken');
  if (PROGRAM.test(entry.fileName)) throw new FileFault('macros');
}

/** @returns bytes of the part, counted and not believed */
async function inspectPart(zip: ZipFile, entry: Entry, most: number): Promise<number> {
  const isXml = XML.test(entry.fileName);
  let size = 0;
  let rest = '';
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const piece = chunk as Buffer;
    // An encoding with zero bytes would hide the words that are looked for; no Office program writes one.
    if (isXml && piece.includes(0)) throw new FileFault('entities');
    size += piece.length;
    if (size > most) throw new FileFault('bomb');
    if (!isXml) continue;
    const text = rest + piece.toString('latin1');
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new FileFault('entities');
    if (entry.fileName === '[Content_Types].xml' && /macroEnabled|vbaProject/i.test(text))
      throw new FileFault('macros');
    rest = text.slice(-OVERLAP);
  }
  return size;
}

function broken(error: unknown): never {
  if (error instanceof FileFault) throw error;
  throw new FileFault('broken');
}
