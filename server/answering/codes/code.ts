/** One-time codes: eleven random characters (55 bits) and a check character, printed as XXXX-XXXX-XXXX. */
import { createHmac, randomInt } from 'node:crypto';
import { CODE_ALPHABET } from '../../../surveys/key-fingerprint.ts';

const RANDOM_CHARACTERS = 11;
const LENGTH = RANDOM_CHARACTERS + 1;
const GROUP = 4;

/** x⁵ = x² + 1: multiplication by x in the field of 32 elements. */
const REDUCTION = 0b100101;

/**
 * The check character: the code as a polynomial over the field of 32 elements, taken at a generator of the field. One wrong
 * character and any two exchanged ones are always found (a Reed–Solomon code with one check symbol).
 * @param code characters of the alphabet, without hyphens
 */
export function checkCharacter(code: string): string {
  const times = (value: number): number => (value & 0b10000 ? (value << 1) ^ REDUCTION : value << 1);
  const sum = [...code].reduce((value, character) => times(value ^ CODE_ALPHABET.indexOf(character)), 0);
  return CODE_ALPHABET[sum];
}

/** @returns a new code, without hyphens */
export function newAccessCode(): string {
  const random = Array.from({ length: RANDOM_CHARACTERS }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join(
    '',
  );
  return random + checkCharacter(random);
}

/** The code as it is printed: groups of four. */
export function printCode(code: string): string {
  return code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? code;
}

export type CodeShape = 'accessCode' | 'mistyped' | 'other';

/** @param code normalised; `other` may still be the code of a link */
export function shapeOf(code: string): CodeShape {
  if (code.length !== LENGTH || [...code].some((character) => !CODE_ALPHABET.includes(character))) return 'other';
  return checkCharacter(code.slice(0, RANDOM_CHARACTERS)) === code.at(-1) ? 'accessCode' : 'mistyped';
}

/** What is stored of a code. Without the key nobody can try all codes against a stolen table. @param code normalised */
export function codeDigest(key: Uint8Array, code: string): Buffer {
  return createHmac('sha256', key).update(`code:${code}`).digest();
}
