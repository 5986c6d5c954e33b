/** A row of a table with a row for each group: who, of which grade, how many. Pure. */
import { readPeople } from '../../../../surveys/people-count.ts';
import { placeOf, type RegisterRow, textAt } from '../../../people/imports/register-file.ts';
import type { FoundTable } from '../../../people/imports/schemas.ts';
import { SURVEYED_GRADES } from '../../campaigns/opening.ts';
import type { RowNumber, Tell } from './read-row.ts';
import { type GradeText, isBlank, isFailedFormula, isNoGrade, readGrade, readGroup } from './row-texts.ts';

/** @returns the numbers that could be read; `leftOut` for a grade that is not asked */
export function readLongRow(row: RegisterRow, table: FoundTable, tell: Tell): RowNumber[] | 'leftOut' {
  const group = readGroup(textAt(row, 'group'));
  const isTeachers = group?.audience === 'teacher';
  const grade = gradeOf(row, group?.grade ?? null);
  if (group && !isTeachers && grade !== 'none' && grade !== null && !isSurveyed(grade.grade)) return 'leftOut';

  if (!group) tell('group', textAt(row, 'group') === '' ? 'missing' : 'unknownGroup');
  else if (isTeachers && grade !== 'none') tell('grade', 'gradeOfTeachers');
  else if (!isTeachers && grade === 'none') tell(table.columns.grade === undefined ? 'group' : 'grade', 'missing');
  else if (grade === null) tell('grade', 'wrongGrade');
  const people = peopleOf(row, tell);
  if (!group || grade === null || isTeachers !== (grade === 'none')) return [];
  return [
    {
      audience: group.audience,
      grade: grade === 'none' ? null : grade.grade,
      classLetter: grade === 'none' ? null : grade.classLetter,
      // A wrong number has been told, and its row is not taken; that it is one of the classes of a grade still counts.
      people: people ?? 0,
      cell: placeOf(table, row, 'people'),
      isCounted: false,
    },
  ];
}

const isSurveyed = (grade: number): boolean => SURVEYED_GRADES.some((each) => each === grade);

/** @returns null for what is no grade, `none` where neither the column nor the group names one */
function gradeOf(row: RegisterRow, withGroup: GradeText | null): GradeText | 'none' | null {
  const text = textAt(row, 'grade');
  if (isNoGrade(text)) return withGroup ?? 'none';
  return readGrade(text);
}

function peopleOf(row: RegisterRow, tell: Tell): number | null {
  const text = textAt(row, 'people');
  const people = row.cells.people?.day ? null : readPeople(text);
  if (people === null) tell('people', isBlank(text) ? 'missing' : isFailedFormula(text) ? 'formulaError' : 'notNumber');
  return people;
}
