/**
 * Marks of used codes. All marks of a cell are one string of bytes, eight for each code: zeros while it is unused, then the
 * start of a keyed hash of the blinded ticket that was signed for it. A blinded ticket is independent of the ticket (the
 * blinding factor is uniform), so a mark says that a code was used and nothing about the answers.
 */
import { createHmac } from 'node:crypto';

/** Eight bytes: another blinded ticket passes for the marked one with a chance of 2⁻⁶⁴ a try. */
export const MARK_BYTES = 8;

export const UNUSED = Buffer.alloc(MARK_BYTES);

/** @param key the installation's key for codes @param blinded the blinded ticket as bytes */
export function markOf(key: Uint8Array, blinded: Uint8Array): Buffer {
  const mark = createHmac('sha256', key).update('mark:').update(blinded).digest().subarray(0, MARK_BYTES);
  // All zeros would read as unused.
  if (mark.equals(UNUSED)) mark[0] = 1;
  return mark;
}

/** How many codes of a cell were used. */
export function countUsed(marks: Uint8Array): number {
  let used = 0;
  for (let start = 0; start < marks.length; start += MARK_BYTES) {
    if (marks.subarray(start, start + MARK_BYTES).some((byte) => byte !== 0)) used += 1;
  }
  return used;
}
