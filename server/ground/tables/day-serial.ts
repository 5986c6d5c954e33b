/** Days as spreadsheets number them. Pure. */
import { dayAfter } from '../days.ts';

/** The last day that Excel can show, 31 December 9999. */
const MOST_SERIAL = 2_958_465;
/** From 1 March 1900 on; before it Excel counts a 29 February that never was, and nobody writes such days. */
const LEAST_SERIAL = 61;

/**
 * @param text the number as it is stored; a time of day may follow the point
 * @param from1904 whether 0 is 1 January 1904
 * @returns YYYY-MM-DD; null for what is no such number
 */
export function dayOfSerial(text: string, from1904: boolean): string | null {
  if (!/^\d{1,7}(\.\d+)?$/.test(text)) return null;
  const serial = Math.floor(Number(text));
  if (serial < (from1904 ? 0 : LEAST_SERIAL) || serial > MOST_SERIAL) return null;
  return dayAfter(from1904 ? '1904-01-01' : '1899-12-30', serial);
}
