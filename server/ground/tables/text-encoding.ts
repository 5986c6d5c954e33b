/** The text of a file whose encoding nobody states: UTF-8, UTF-16 or Windows-1251. */
import { TableFault } from './table-fault.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

const SAMPLE = 4096;
/** In a UTF-16 file of Latin letters, digits and signs nearly every second byte is zero; with Russian words still many are. */
const ZEROS_OF_UTF16 = 0.15;

/**
 * Decodes by the mark at the beginning, else by the zero bytes of UTF-16, else as UTF-8 where that is valid, else as
 * Windows-1251, in which spreadsheets with Russian settings write.
 * @throws TableFault `emptyFile`, `binary`
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes.length === 0) throw new TableFault('emptyFile');
  // A PDF begins with text and may go on with it for long.
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') throw new TableFault('binary');
  const encoding = findEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (hasControls(text)) throw new TableFault('binary');
  if (text.trim() === '') throw new TableFault('emptyFile');
  return { text, encoding };
}

function findEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const [even, odd] = zeroShares(bytes);
  if (odd > ZEROS_OF_UTF16 && odd > 4 * even) return 'utf-16le';
  if (even > ZEROS_OF_UTF16 && even > 4 * odd) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}

/** Shares of zero bytes at even and at odd places of the beginning. */
function zeroShares(bytes: Uint8Array): [number, number] {
  const length = Math.min(bytes.length, SAMPLE);
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2 === 0 ? 0 : 1] += 1;
  return [zeros[0] / (length / 2), zeros[1] / (length / 2)];
}

/** Characters that no table holds: a picture, a program or another binary file was chosen. */
function hasControls(text: string): boolean {
  for (let i = 0; i < Math.min(text.length, SAMPLE); i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}
