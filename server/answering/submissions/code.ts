/** Codes of links: 10 characters of Crockford's base 32, 50 bits, easy to read aloud and to type. */
import { randomInt } from 'node:crypto';
import { clean } from '../../../surveys/fold.ts';
import { CODE_ALPHABET } from '../../../surveys/key-fingerprint.ts';

const LENGTH = 10;

export function newCode(): string {
  return Array.from({ length: LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}

/**
 * The code as typed by a person, or copied with signs that nobody sees: case, spaces and hyphens do not matter; O, I and L are read
 * as the digits they look like.
 */
export function normaliseCode(typed: string): string {
  return clean(typed)
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
