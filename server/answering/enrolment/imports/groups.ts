/** The rows of a file seen together: a group that stands there twice, and classes that add up to their grade. Pure. */
import { MOST_PEOPLE } from '../../../../surveys/people-count.ts';
import { cellFault } from '../../../people/imports/fault.ts';
import type { ReadRow, RowNumber } from './read-row.ts';

type Place = { row: ReadRow; number: RowNumber };
type Group = { row: Pick<ReadRow, 'schoolId' | 'asOf'>; number: Pick<RowNumber, 'audience' | 'grade'> };

/** Makes rows faulty that repeat an earlier one, and classes of a grade of which another one is wrong: their sum would be too small. */
export function joinGroups(rows: readonly ReadRow[]): void {
  refuseRepeated(rows);
  // Of schools that are still asked for nothing is added up.
  const known = rows.filter(({ schoolId }) => schoolId !== null);
  const classes = known.flatMap((row) =>
    row.numbers.filter(({ classLetter }) => classLetter !== null).map((number) => ({ row, number })),
  );
  for (const places of Map.groupBy(classes, gradeKey).values()) refuseIncomplete(places);
}

/** The group with its day; a missing day is the same one for all. */
export const groupKey = ({ number: { audience, grade }, row: { asOf, schoolId } }: Group): string =>
  `${schoolId} ${audience} ${grade ?? 0} ${asOf ?? ''}`;

const gradeKey = ({ number: { audience, grade }, row: { schoolId } }: Place): string =>
  `${schoolId} ${audience} ${grade}`;

function refuseRepeated(rows: readonly ReadRow[]): void {
  const whole = new Map<string, string>();
  const classes = new Map<string, Map<string, string>>();
  for (const row of rows) {
    if (row.state !== 'taken' && row.state !== 'undated') continue;
    for (const number of row.numbers) {
      if (number.isCounted) continue;
      const key = groupKey({ row, number });
      const letters = classes.get(key) ?? new Map<string, string>();
      // A grade as a whole and its classes beside it would count everybody twice.
      const [anyClass] = letters.values();
      const first = whole.get(key) ?? (number.classLetter === null ? anyClass : letters.get(number.classLetter));
      if (first !== undefined) refuse(row, number, 'repeated', first);
      else if (number.classLetter === null) whole.set(key, number.cell);
      else classes.set(key, letters.set(number.classLetter, number.cell));
    }
  }
}

function refuseIncomplete(places: readonly Place[]): void {
  const sums = Map.groupBy(places, groupKey);
  for (const each of sums.values()) {
    const sum = each.reduce((all, { number }) => all + number.people, 0);
    if (sum > MOST_PEOPLE) refuse(each[0].row, each[0].number, 'notNumber', '', String(sum));
  }
  const wrong = places.filter(({ row }) => row.state === 'faulty');
  for (const { number, row } of places) {
    const sister = wrong.find((each) => each.row.asOf === null || each.row.asOf === row.asOf);
    if (sister && row.state !== 'faulty') refuse(row, number, 'classesIncomplete', sister.number.cell);
  }
}

function refuse(
  row: ReadRow,
  { cell, classLetter, grade, people }: RowNumber,
  code: 'repeated' | 'classesIncomplete' | 'notNumber',
  named: string,
  value = code === 'classesIncomplete' ? `${grade}${classLetter}` : String(people),
): void {
  row.state = 'faulty';
  row.faults.push(cellFault(cell, code, value, named));
}
