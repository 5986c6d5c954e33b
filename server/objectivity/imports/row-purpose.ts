/** Which rows under a heading are no pupils: maxima of the items, sums, notes, the heading again, another table below. Pure. */

import { fold } from '../../../surveys/fold.ts';
import type { Mapping } from '../../ground/db/stored/schemas.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import type { Row } from '../../ground/tables/row.ts';
import { isMaxima, startsWith } from './recognition.ts';

const { pupilRows: columns, reports: kinds } = fileWords;

/**
 * Why a row is left out and no fault. `otherTable`: of a table below, which begins with a heading of its own under a title.
 * `otherSchool`: people have said that the school is none of ours. `unknownSchool`: nobody has said yet which school it is.
 */
export const LEFT_OUT = ['maxima', 'footer', 'note', 'heading', 'otherTable', 'otherSchool', 'unknownSchool'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** @returns tells of each row in turn why it is no pupil's, or null */
export function createRowPurpose(mapping: Mapping): (row: Row) => LeftOut | null {
  const used = [...Object.values(mapping), ...mapping.items.map(({ column }) => column)].filter(
    (column): column is number => typeof column === 'number',
  );
  let titleSeen = false;
  let isOver = false;
  return (row) => {
    if (isOver) return 'otherTable';
    const { cells } = row;
    const code = mapping.pupil === null ? '' : (cells[mapping.pupil] ?? '');
    if (columns.pupil.includes(fold(code))) {
      isOver = titleSeen;
      return isOver ? 'otherTable' : 'heading';
    }
    const label = cells.find((cell) => cell !== '') ?? '';
    if (isMaxima(label)) return 'maxima';
    // A sum may stand where the code is; a school may be called as one.
    if ((code === '' || code === label) && startsWith(label, kinds.footers)) return 'footer';
    // A title may stand where codes do.
    const isTitle = code === '' || TITLE.test(code);
    if (!isTitle) titleSeen = false;
    else if (used.length > 2 && isNote(cells, mapping)) {
      titleSeen = true;
      return 'note';
    }
    return null;
  };
}

/** A word and more: no code is written so. */
const TITLE = /\p{L}{3,}\S*\s+\S/u;

/** A text alone in its row, which is no score. */
const isNote = (cells: readonly string[], { total }: Mapping): boolean =>
  cells.filter((cell) => cell !== '').length === 1 && (total === null || (cells[total] ?? '') === '');
