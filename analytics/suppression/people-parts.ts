/**
 * Counts of people as they may be told: of so many people so many did something. One to four are never told, neither those who did nor
 * those who did not; and a sum is told only where it says nothing more of the counts that are hidden behind it.
 */
import { isFew, LEAST_PEOPLE } from './few-people.ts';

/** `part` of `whole` people; `part` ≤ `whole`. */
export type PeoplePart = { whole: number; part: number };

const MOST_FEW = LEAST_PEOPLE - 1;
const FEW: Range = [1, MOST_FEW];

/** @returns null for what is hidden; nobody is told as nobody */
export function toldPart({ part, whole }: PeoplePart): { whole: number | null; part: number | null } {
  const isHidden = isFew(part) || (part > 0 && isFew(whole - part));
  return { whole: isFew(whole) ? null : whole, part: isHidden ? null : part };
}

/** What a count may be, seen from outside; of what is told both ends are the count. */
type Range = readonly [least: number, most: number];
type Hidden = { value: number; range: Range };

const exactly = (value: number): Range => [value, value];

/** The same people counted in three ways: all, those who did, and those who did not. */
const SIDES: readonly ((own: PeoplePart) => Hidden)[] = [
  ({ whole }) => ({ value: whole, range: isFew(whole) ? FEW : exactly(whole) }),
  ({ part, whole }) => ({ value: part, range: partRange({ part, whole }) }),
  ({ part, whole }) => ({ value: whole - part, range: restRange({ part, whole }) }),
];

function partRange(own: PeoplePart): Range {
  const { part, whole } = own;
  if (toldPart(own).part !== null) return exactly(part);
  return isFew(part) ? FEW : [whole - MOST_FEW, whole - 1];
}

function restRange(own: PeoplePart): Range {
  const { part, whole } = own;
  const told = toldPart(own);
  if (told.part !== null) return told.whole === null ? [FEW[0] - part, FEW[1] - part] : exactly(whole - part);
  if (told.whole === null) return [0, MOST_FEW - 1];
  return isFew(part) ? [whole - MOST_FEW, whole - 1] : FEW;
}

/**
 * Whether the sums of these parts may be told beside each part as far as it is told: what is hidden of every single one can then
 * still be everything that it could be without the sums. A sum of nothing hidden may.
 */
export function mayTellSum(parts: readonly PeoplePart[]): boolean {
  return SIDES.every((side) => {
    const counts = parts.map(side);
    const sum = counts.reduce((total, { value }) => total + value, 0);
    // That it is nobody tells of no number.
    if (sum === 0) return true;
    const [least, most] = [0, 1].map((end) => counts.reduce((total, { range }) => total + range[end], 0));
    return counts.every(({ range: [from, to] }) => sum - (most - to) <= from && sum - (least - from) >= to);
  });
}

/** @returns both sums together; a sum of one to four people is hidden like any count */
export const sumOfParts = (parts: readonly PeoplePart[]): PeoplePart =>
  parts.reduce((sum, own) => ({ whole: sum.whole + own.whole, part: sum.part + own.part }), { whole: 0, part: 0 });

/** Both sums as they may be told beside each part as far as it is told; null for what may not. That nobody did may always. */
export function toldSums(parts: readonly PeoplePart[]): ReturnType<typeof toldPart> {
  const sum = sumOfParts(parts);
  return mayTellSum(parts) ? toldPart(sum) : { whole: null, part: sum.part === 0 ? 0 : null };
}

/** Whether the share of these people together may be told: neither side of it is of one to four, nor follows one that is hidden. */
export function mayTellShare(parts: readonly PeoplePart[]): boolean {
  const told = toldSums(parts);
  return told.whole !== null && told.part !== null;
}
