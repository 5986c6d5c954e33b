/**
 * RSA blind signatures, RSABSSA-SHA384-PSS-Deterministic of RFC 9474. "Deterministic" is about the preparation: the message is
 * signed as it is, without a random prefix, because a ticket is itself 256 random bits. The salt of PSS stays random.
 */
import {
  bytesToNumber,
  inverseModulo,
  numberToBytes,
  powerModulo,
  type RandomBytes,
  randomBelow,
} from './arithmetic.ts';
import { encodeMessage } from './encoding.ts';

export type VerifyingKey = { modulus: bigint; exponent: bigint };

/** What the phone keeps of a blinded message until it is signed. */
export type Blinding = {
  /** For the signer, as long as the modulus. It is independent of the message: every value is as likely for each message. */
  blinded: Uint8Array;
  /** Takes the blinding off again. */
  inverse: bigint;
  /** The encoded message as a number: what a true signature gives back. */
  encoded: bigint;
};

const SALT_BYTES = 48;

/** The length of a key's messages and signatures, bytes. */
export function keyBytes({ modulus }: VerifyingKey): number {
  return Math.ceil(modulus.toString(2).length / 8);
}

/** Blind of RFC 9474, 4.2. @throws RangeError for a modulus that is too short */
export function blind(
  key: VerifyingKey,
  message: Uint8Array,
  random: RandomBytes,
  saltBytes: number = SALT_BYTES,
): Blinding {
  const encoded = bytesToNumber(encodeMessage(message, random(saltBytes), key.modulus.toString(2).length - 1));
  for (;;) {
    const factor = randomBelow(key.modulus, random);
    const inverse = inverseModulo(factor, key.modulus);
    if (inverse !== null) {
      const blinded = (encoded * powerModulo(factor, key.exponent, key.modulus)) % key.modulus;
      return { blinded: numberToBytes(blinded, keyBytes(key)), inverse, encoded };
    }
  }
}

/**
 * Finalize of RFC 9474, 4.4: takes the blinding off and proves the signature.
 * @returns the signature, or null when the signer gave something else
 */
export function unblind(
  key: VerifyingKey,
  { encoded, inverse }: Pick<Blinding, 'encoded' | 'inverse'>,
  signed: Uint8Array,
): Uint8Array | null {
  const signature = (bytesToNumber(signed) * inverse) % key.modulus;
  const isTrue = powerModulo(signature, key.exponent, key.modulus) === encoded;
  return isTrue ? numberToBytes(signature, keyBytes(key)) : null;
}
