/** The secret part of a link: 256 bits of chance, of which the server keeps a digest alone. */
import { createHash, randomBytes } from 'node:crypto';

export type Token = { text: string; hash: Buffer };

export function newToken(): Token {
  const text = randomBytes(32).toString('base64url');
  return { text, hash: tokenHash(text) };
}

/** Nobody guesses 256 bits, so a plain digest is enough: no salt, no slow function. */
export function tokenHash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The address within Opora. The token stands behind `#`: a browser sends that part to no server and no log. */
export function linkPath(text: string): string {
  return `/link#${text}`;
}
