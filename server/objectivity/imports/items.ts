/** Heads of the items of a test as files write them. Pure. */

import { fold } from '../../../surveys/fold.ts';
import { remembered } from '../../ground/remembered.ts';
import { fileWords, inPattern } from '../../ground/tables/file-words.ts';

const columns = fileWords.pupilRows;

/** A longer text is none. */
const LONGEST_HEAD = 60;
const ITEM = /^\d{1,2}([._]\d{1,2})?([а-яa-z]\d{0,2})?([._]\d{1,2})?$/;

/** A day, as the cell of a date is read. */
const DAY = /^\d{4}-(\d\d)-(\d\d)$/;

/** What an item is worth, behind its name: `2.1, 1 б.` */
const POINTS = new RegExp(`[,\\s]\\s*\\d+\\s*(?:${columns.points.map(inPattern).join('|')})\\.?$`);

/**
 * `Задание 2.1`, `№ 2.1`, `2.1 (1б)`, `2_1` and `2.1` are the item `2.1`, `15К2 (3 б.)` is `15к2`. Spreadsheets take `2.1` for
 * the second of January: `2026-01-02` is `2.1` again.
 * @param header as it stands in the file
 * @returns folded; null where the header names no item
 */
export const itemName = remembered((header): string | null => {
  if (header.length > LONGEST_HEAD) return null;
  const [, month, day] = DAY.exec(header) ?? [];
  if (day !== undefined) return `${Number(day)}.${Number(month)}`;
  const folded = fold(header);
  const prefix = columns.itemPrefixes.find((each) => folded.startsWith(each)) ?? '';
  const name = folded
    .slice(prefix.length)
    .replace(/\s*[([].*$/, '')
    .replace(POINTS, '')
    .replace(/^[\s.№]+/, '')
    .replace(/\.$/, '')
    .trim();
  return ITEM.test(name) ? name.replaceAll('_', '.') : null;
});
