/** Names of files on their way to and from people: safe on every system, and as readable as the header allows. */

/** Separators of paths, what Windows forbids, control signs, and signs that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control signs are what is looked for.
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Devices of Windows, which are no files whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Most systems take 255 bytes; a Russian letter takes two, and the browser may add a number. */
const MOST_BYTES = 180;

/** An upload's header has room for 80,000 signs, and composing letters or looking for an end takes the square of them. */
const MOST_LOOKED_AT = 1_000;
/** Of those, from the end: the ending is there. */
const ENDING = 20;

/**
 * @param wanted any text, also one that somebody else has typed
 * @returns a name without folders and without signs that a file system or a reader could misread; "file" when nothing is left
 */
export function safeFileName(wanted: string): string {
  const cleaned = lookedAt(wanted).toWellFormed().normalize('NFC').replace(FORBIDDEN, '_').replace(/\s+/g, ' ');
  const trimmed = cleaned.replace(/^[ .]+|[ .]+$/g, '').replace(RESERVED, '_$1');
  return shorten(trimmed) || 'file';
}

const lookedAt = (wanted: string): string =>
  wanted.length <= MOST_LOOKED_AT ? wanted : wanted.slice(0, MOST_LOOKED_AT - ENDING) + wanted.slice(-ENDING);

/** Keeps the ending, since it says what the file is. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MOST_BYTES) return name;
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  let kept = '';
  for (const sign of name.slice(0, name.length - ending.length)) {
    if (Buffer.byteLength(kept + sign + ending) > MOST_BYTES) break;
    kept += sign;
  }
  return kept.trimEnd() + ending;
}

/**
 * What a file that goes out is called: what it is, of which school or territory, of which campaign, test or year, on which day.
 * @param parts empty ones fall out; where all together are too long, the longest is shortened first, so that each is told
 * @param ending without its point
 */
export function downloadName(parts: readonly (string | null)[], ending: string): string {
  const told = parts.filter((part) => part !== null && part !== '').map((part) => [...(part ?? '')]);
  const name = () => `${told.map((signs) => signs.join('').trim()).join(' – ')}.${ending}`;
  while (Buffer.byteLength(name()) > MOST_BYTES) told.reduce((a, b) => (b.length > a.length ? b : a)).pop();
  return safeFileName(name());
}

/**
 * The header `Content-Disposition` of a download (RFC 6266): the name in UTF-8 (RFC 8187, formerly 5987) and an ASCII one for
 * readers that know no other.
 * @param manner `inline` is shown by the browser, under this name when it is kept
 */
export function contentDisposition(wanted: string, manner: 'attachment' | 'inline' = 'attachment'): string {
  const name = safeFileName(wanted);
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${manner}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
