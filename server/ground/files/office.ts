/**
 * Office documents are archives of XML. Refused are those that would fill the memory when unpacked, that hold programs, and
 * that define XML entities (which grow without bound, or read other files where a careless reader takes them).
 */
import { FileFault } from './fault.ts';
import { openZip, type Zip, ZipFault, type ZipLimits } from './zip.ts';

export type OfficeLimits = ZipLimits & {
  /** Unpacked bytes for each packed one; only looked at above a megabyte. */
  ratio: number;
};

export const OFFICE_LIMITS: OfficeLimits = { total: 200 * 1024 * 1024, parts: 2_000, ratio: 200 };

const MEGABYTE = 1024 * 1024;
const XML = /\.(xml|rels|vml)$/i;
/** Parts that hold programs by their names, and by their endings. Names may have 65,535 signs: each is looked through once. */
const PROGRAM = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|activeX\/|macrosheets\/)|\.(?:exe|dll|js|vbs|scr)$/i;
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
  try {
    return await inspectZip(await openZip(bytes, limits), bytes.length, limits);
  } catch (error) {
    if (error instanceof ZipFault) throw new FileFault(error.code === 'broken' ? 'broken' : 'bomb');
    throw error;
  }
}

async function inspectZip(zip: Zip, packed: number, limits: OfficeLimits): Promise<'xlsx' | 'docx' | 'zip'> {
  const { names } = zip;
  if ([...names].some((name) => PROGRAM.test(name))) throw new FileFault('macros');
  let total = 0;
  for (const name of names) if (!name.endsWith('/')) total += await inspectPart(zip, name, limits.total - total);
  if (total > MEGABYTE && total > packed * limits.ratio) throw new FileFault('bomb');
  if (!names.has('[Content_Types].xml')) return 'zip';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  return names.has('word/document.xml') ? 'docx' : 'zip';
}

/** @returns bytes of the part, counted and not believed */
async function inspectPart(zip: Zip, name: string, most: number): Promise<number> {
  const isXml = XML.test(name);
  let size = 0;
  let rest = '';
  for await (const piece of zip.read(name, most)) {
    // An encoding with zero bytes would hide the words that are looked for; no Office program writes one.
    if (isXml && piece.includes(0)) throw new FileFault('entities');
    size += piece.length;
    if (!isXml) continue;
    const text = rest + piece.toString('latin1');
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new FileFault('entities');
    if (name === '[Content_Types].xml' && /macroEnabled|vbaProject/i.test(text)) throw new FileFault('macros');
    rest = text.slice(-OVERLAP);
  }
  return size;
}
