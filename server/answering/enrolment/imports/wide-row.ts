/** A row of a table with a row for each school and a column for each group, as the form ОО-1 has them. Pure. */
import { readPeople } from '../../../../surveys/people-count.ts';
import type { AnonymousAudience } from '../../../../surveys/schema.ts';
import { placeOf, type RegisterRow, textAt } from '../../../people/imports/register-file.ts';
import type { FoundTable } from '../../../people/imports/schemas.ts';
import type { RowNumber, Tell } from './read-row.ts';
import { isBlank, isFailedFormula } from './row-texts.ts';

const COLUMNS: { column: string; audience: AnonymousAudience; grade: number | null }[] = [
  { column: 'teacher', audience: 'teacher', grade: null },
  { column: 'student6', audience: 'student', grade: 6 },
  { column: 'student8', audience: 'student', grade: 8 },
  { column: 'parent6', audience: 'parent', grade: 6 },
  { column: 'parent8', audience: 'parent', grade: 8 },
];

/** Whether parents can only be counted from the students. */
export const hasNoParents = ({ columns }: FoundTable): boolean =>
  columns.parent6 === undefined && columns.parent8 === undefined;

/** An empty cell says nothing of its group, not that nobody is there. @returns `leftOut` for a row without any number */
export function readWideRow(
  row: RegisterRow,
  table: FoundTable,
  tell: Tell,
  countParents: boolean,
): RowNumber[] | 'leftOut' {
  const filled = COLUMNS.filter(({ column }) => !isBlank(textAt(row, column)));
  if (filled.length === 0) return 'leftOut';
  const numbers = filled.flatMap(({ audience, column, grade }): RowNumber[] => {
    const people = row.cells[column]?.day ? null : readPeople(textAt(row, column));
    if (people !== null)
      return [{ audience, grade, people, cell: placeOf(table, row, column), classLetter: null, isCounted: false }];
    tell(column, isFailedFormula(textAt(row, column)) ? 'formulaError' : 'notNumber');
    return [];
  });
  if (!countParents || !hasNoParents(table)) return numbers;
  const children = numbers.filter(({ audience }) => audience === 'student');
  return [...numbers, ...children.map((each) => ({ ...each, audience: 'parent' as const, isCounted: true }))];
}
