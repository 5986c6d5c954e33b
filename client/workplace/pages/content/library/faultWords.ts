/** Where a file of tests has a fault, and what stands there, as a table's owner sees it. */
import type { Words } from '../../../../ui/words.ts';

const COLUMNS = ['subject', 'grade', 'year', 'maximum', 'cuts', 'items'] as const;

/** A path as the server names it: `7: cuts[0]`, `7: items[2].maximum`, `7` for a whole row. */
const PLACE = /^(\d+)(?:: (\w+)(?:\[(\d+)\])?)?/;

/** The row of the table with its column; what is no row, as a cell `B3` or a missing column, stands as it is. */
export function faultPlace({ t }: Pick<Words, 't'>, path: string): string {
  if (path === '') return t('content.upload.wholeFile');
  const [, line, name, index] = PLACE.exec(path) ?? [];
  if (line === undefined) return path;
  const row = t('content.upload.row', { line });
  const column = COLUMNS.find((each) => each === name);
  if (column === undefined) return row;
  if (column === 'cuts' && index !== undefined)
    return `${row}, ${t('content.upload.column.cut', { mark: Number(index) + 3 })}`;
  if (column === 'items' && index !== undefined)
    return `${row}, ${t('content.upload.column.item', { number: Number(index) + 1 })}`;
  return `${row}, ${t(`content.upload.column.${column}`)}`;
}

/** What stands in the cell: texts without the quotes that the server puts around them, a dash for nothing. */
export function faultValue(value: string): string {
  if (value === '' || value === 'null' || value === 'undefined' || value === '""') return '–';
  return /^".*"$/s.test(value) ? value.slice(1, -1) : value;
}
