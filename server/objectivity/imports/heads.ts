/**
 * The rows of a file among which headings stand: the first ones of each sheet, and those around a heading further below, where one test
 * follows another. Pure.
 */
import { fold } from '../../../surveys/fold.ts';
import { remembered } from '../../ground/remembered.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import type { Row } from '../../ground/tables/row.ts';

/** Rows of a sheet among which its first heading stands. */
export const MOST_ROWS_ABOVE = 40;
/** Beside them some under it: they tell what columns hold. */
const ROWS_KEPT = MOST_ROWS_ABOVE + 20;
/** Titles above a further heading, and what is looked at below it. */
const ROWS_BEFORE = 8;
const ROWS_AFTER = 12;
/** Lists repeat their heading on each page; a file holds a few tables. */
const MOST_FURTHER = 60;
const LONGEST_HEAD = 60;

const { pupilRows: columns, reports: kinds } = fileWords;
const isKeyHead = remembered((cell: string): boolean => {
  const folded = fold(cell);
  return columns.pupil.includes(folded) || kinds.participants.includes(folded);
});

/** Whether the row has a head that every table of results needs: the code of a pupil, or the number of participants. */
export const hasKeyHead = ({ cells }: Row): boolean =>
  cells.some((cell) => cell.length <= LONGEST_HEAD && /\p{L}/u.test(cell) && isKeyHead(cell));

type Kept = { rows: Row[]; before: Row[]; after: number; further: number };

/** Takes every row of a file in turn. */
export function createHeads() {
  const kept: Kept[] = [];
  return {
    take(sheet: number, row: Row): void {
      while (kept.length <= sheet) kept.push({ rows: [], before: [], after: 0, further: 0 });
      const own = kept[sheet];
      if (own.rows.length < ROWS_KEPT) own.rows.push(row);
      else if (own.further < MOST_FURTHER && hasKeyHead(row)) {
        own.rows.push(...own.before.splice(0), row);
        own.after = ROWS_AFTER;
        own.further += 1;
      } else if (own.after > 0) {
        own.rows.push(row);
        own.after -= 1;
      } else {
        own.before.push(row);
        if (own.before.length > ROWS_BEFORE) own.before.shift();
      }
    },
    rowsOf: (sheet: number): Row[] => kept[sheet]?.rows ?? [],
  };
}

/** Rows that stand alone above the heading at this place: its titles. Of the first table of a sheet, all rows above it. */
export function titlesAbove(rows: readonly Row[], at: number): Row[] {
  const above = rows.slice(0, at);
  const last = above.findLastIndex(({ cells }) => cells.filter((cell) => cell !== '').length > MOST_OF_A_TITLE);
  return at < MOST_ROWS_ABOVE && !above.some(hasKeyHead) ? above : above.slice(last + 1);
}

/** A title is a text, perhaps with its label. */
const MOST_OF_A_TITLE = 3;
