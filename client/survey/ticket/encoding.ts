/** EMSA-PSS-ENCODE with SHA-384 and MGF1 (RFC 8017, 9.1.1), the padding of RFC 9474. */
import { sha384 } from '@noble/hashes/sha2.js';

const HASH_BYTES = 48;
const TRAILER = 0xbc;

/**
 * @param message any bytes
 * @param salt 48 random bytes; fewer only in test vectors
 * @param bits of the encoded message: one less than the modulus has. Throws a RangeError when they are too few
 * @returns the encoded message, ⌈bits / 8⌉ bytes
 */
export function encodeMessage(message: Uint8Array, salt: Uint8Array, bits: number): Uint8Array {
  const length = Math.ceil(bits / 8);
  if (length < HASH_BYTES + salt.length + 2) throw new RangeError('the modulus is too short');
  const hash = sha384(concatenate(new Uint8Array(8), sha384(message), salt));
  const block = new Uint8Array(length - HASH_BYTES - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const mask = maskOf(hash, block.length);
  const masked = block.map((byte, index) => byte ^ mask[index]);
  masked[0] &= 0xff >> (8 * length - bits);
  return concatenate(masked, hash, Uint8Array.of(TRAILER));
}

function maskOf(seed: Uint8Array, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / HASH_BYTES) }, (_, counter) =>
    sha384(concatenate(seed, Uint8Array.of(counter >> 24, counter >> 16, counter >> 8, counter))),
  );
  return concatenate(...blocks).subarray(0, length);
}

function concatenate(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
