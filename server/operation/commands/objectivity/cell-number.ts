/** Numbers in the bytes of a cell, without making text of them. */
import { UNKNOWN } from '../../../../analytics/objectivity/types.ts';

const [ZERO, NINE] = [48, 57];
/** Returned for a cell that is no whole number. */
const NOT_WHOLE = -2;

/** A whole number of bytes a to b, UNKNOWN when empty or "NA", NOT_WHOLE otherwise. */
export function wholeNumber(bytes: Buffer, a: number, b: number): number {
  if (a === b || (b - a === 2 && bytes[a] === 78 && bytes[a + 1] === 65)) return UNKNOWN;
  let value = 0;
  for (let k = a; k < b; k++) {
    const digit = bytes[k];
    if (digit < ZERO || digit > NINE || value > 100000) return NOT_WHOLE;
    value = value * 10 + digit - ZERO;
  }
  return value;
}

/** A pupil's code as a number of 31 bits (FNV-1a of its bytes): among the thousand pupils of a school two meet once in 4000. */
export function codeNumber(bytes: Buffer, a: number, b: number): number {
  if (a === b) return UNKNOWN;
  let hash = 0x811c9dc5;
  for (let k = a; k < b; k++) hash = Math.imul(hash ^ bytes[k], 0x01000193);
  return hash & 0x7fffffff;
}
