/**
 * The fingerprint of the key that signs the tickets of a group: it stands on the group's cards, and server and phone compute it alike.
 * It stands with the content because both may import from here. Pure; each brings its own SHA-256.
 */

/** Crockford's base 32: no I, L, O and U. Codes and fingerprints are written in it. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** So many characters are printed: 40 bits. */
const CHARACTERS = 8;
const BITS_OF_A_CHARACTER = 5;

/**
 * A cheat needs a second key with the same 40 bits: 2⁴⁰ tries. Each costs so many hashes, which makes 2⁵², and the phone a
 * tenth of a second.
 */
const ROUNDS = 2 ** 12;

/** All by which two keys, and so two answers, could be told apart: the number of the key is sent with the answers too. */
export type PublicKeyParts = {
  id: number;
  /** Hexadecimal, two digits a byte. */
  modulus: string;
  exponent: number;
};

export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/**
 * SHA-256 of "opora ticket key/ID/EXPONENT/MODULUS" in ASCII (decimal, decimal, hexadecimal in lower case), then 4095 times of
 * what came out; its first 40 bits, five a character.
 * @returns eight characters, without hyphen
 */
export function keyFingerprint({ exponent, id, modulus }: PublicKeyParts, sha256: Sha256): string {
  let digest: Uint8Array = new TextEncoder().encode(`opora ticket key/${id}/${exponent}/${modulus.toLowerCase()}`);
  for (let round = 0; round < ROUNDS; round++) digest = sha256(digest);
  let bits = 0n;
  for (const byte of digest.subarray(0, (CHARACTERS * BITS_OF_A_CHARACTER) / 8)) bits = (bits << 8n) | BigInt(byte);
  return bits
    .toString(CODE_ALPHABET.length)
    .padStart(CHARACTERS, '0')
    .replace(/./g, (digit) => CODE_ALPHABET[Number.parseInt(digit, CODE_ALPHABET.length)]);
}

/** What stands behind the address of a card, where browsers send it to no server. */
export const cardFragment = (fingerprint: string): string => `#K=${fingerprint}`;

/** @param fragment `location.hash`. @returns the fingerprint on the card by whose address the page was opened, else null */
export function readCardFragment(fragment: string): string | null {
  const text = /^#K=(\w+)$/i.exec(fragment)?.[1].toUpperCase() ?? '';
  const isWhole = text.length === CHARACTERS && [...text].every((character) => CODE_ALPHABET.includes(character));
  return isWhole ? text : null;
}

/** For people: XXXX-XXXX. */
export function printFingerprint(fingerprint: string): string {
  return `${fingerprint.slice(0, CHARACTERS / 2)}-${fingerprint.slice(CHARACTERS / 2)}`;
}
