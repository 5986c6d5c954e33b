/**
 * How long a name must wait after failed sign-ins. The delay belongs to the name that was typed, never to an address: a
 * whole school shares one. Names that no account has are delayed alike, so that a delay tells nothing.
 */

/** Failures in a row that cost nothing: a wrong keyboard layout, capital letters, last year's password. */
export const FREE_FAILURES = 5;
const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 15;
/** After a day without a failure the count starts anew. */
export const FORGOTTEN_MS = 24 * 60 * MINUTE_MS;

/**
 * @param failures failed attempts in a row, 0 or more
 * @returns milliseconds from the last of them until the next attempt: 0 below five, then 1, 2, 4, 8, 15, 15 … minutes
 */
export function delayAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(2 ** (failures - FREE_FAILURES), LONGEST_MINUTES) * MINUTE_MS;
}
