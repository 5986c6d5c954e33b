/** What a file is, told by its first bytes and never by its name. */

export type FileKind = 'pdf' | 'png' | 'jpeg' | 'zip' | 'ole' | 'text' | 'unknown';

const SIGNATURES: [FileKind, Buffer][] = [
  ['pdf', Buffer.from('%PDF-', 'latin1')],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['zip', Buffer.from([0x50, 0x4b, 0x03, 0x04])],
  ['ole', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
];

/** Signs that no text has, whatever its encoding of one byte a sign: all below 32 but tab, line feed, form feed, carriage return, escape. */
const CONTROLS = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte < 32 && ![9, 10, 12, 13, 27].includes(byte)),
);

/** A loop of its own: files have tens of megabytes. */
function hasControls(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) if (CONTROLS[bytes[at]] === 1) return true;
  return false;
}

/** Whether the bytes begin as an archive does, Office documents among them. */
export const isZip = (bytes: Uint8Array): boolean => signatureOf(bytes) === 'zip';

function signatureOf(bytes: Uint8Array): FileKind | undefined {
  return SIGNATURES.find(([, signature]) => signature.equals(bytes.subarray(0, signature.length)))?.[0];
}

/** `ole` is the container of old Office files and of encrypted new ones; `zip` may be an Office document (`inspect.ts`). */
export function kindOf(bytes: Uint8Array): FileKind {
  const signature = signatureOf(bytes);
  if (signature) return signature;
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return 'text';
  return bytes.length > 0 && !hasControls(bytes) ? 'text' : 'unknown';
}
