/** Whole numbers of RSA: `BigInt`, because `crypto.subtle` does not exist on the plain http of a school's network. */

export function bytesToNumber(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${bytesToHex(bytes)}`);
}

/** @returns big-endian bytes, filled with zeros to the length. Throws a RangeError when the number needs more */
export function numberToBytes(number: bigint, length: number): Uint8Array {
  const hex = number.toString(16).padStart(length * 2, '0');
  if (hex.length > length * 2) throw new RangeError(`the number needs more than ${length} bytes`);
  return hexToBytes(hex);
}

export function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param hex an even number of hexadecimal digits */
export function hexToBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** base^exponent mod modulus by squaring. Its time depends on the exponent, which here is public. */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The inverse by Euclid's extended algorithm, or null when the two have a common factor. */
export function inverseModulo(number: bigint, modulus: bigint): bigint | null {
  let [divisor, remainder] = [modulus, number % modulus];
  let [before, factor] = [0n, 1n];
  while (remainder !== 0n) {
    const quotient = divisor / remainder;
    [divisor, remainder] = [remainder, divisor - quotient * remainder];
    [before, factor] = [factor, before - quotient * factor];
  }
  if (divisor !== 1n) return null;
  return before < 0n ? before + modulus : before;
}

export type RandomBytes = (length: number) => Uint8Array;

export const secureBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** A number from 1 to below the limit, each with the same chance: numbers out of range are drawn again. */
export function randomBelow(limit: bigint, random: RandomBytes): bigint {
  const bits = limit.toString(2).length;
  for (;;) {
    const number = BigInt.asUintN(bits, bytesToNumber(random(Math.ceil(bits / 8))));
    if (number > 0n && number < limit) return number;
  }
}
