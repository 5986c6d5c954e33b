/** Merged cells of a sheet of results: which of them may be, and what is said of the others. Pure. */
import type { CellFault, Mapping } from '../../ground/db/stored/schemas.ts';
import { type Area, areaName } from '../../ground/tables/merged.ts';
import { columnLetters } from '../../ground/tables/row.ts';

/** Whether the area lies over a column that is read. */
export const isUsed = ({ column, lastColumn }: Area, { items, ...fields }: Mapping): boolean =>
  [...Object.values(fields), ...items.map((item) => item.column)].some(
    (used) => typeof used === 'number' && column <= used && used <= lastColumn,
  );

export const mergedFault = (area: Area): CellFault => ({
  line: area.line,
  column: columnLetters(area.column),
  code: 'merged',
  found: areaName(area),
  expected: '',
});
