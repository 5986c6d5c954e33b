/** A table of numbers that is filled in as in a spreadsheet: what is typed or pasted, before it is saved. Pure. */
import type { EnrolmentSchool } from '../../../../../server/answering/enrolment/overview/schemas.ts';
import type { RollEntry } from '../../../../../server/answering/enrolment/schemas.ts';
import { readPeople } from '../../../../../surveys/people-count.ts';

export type Column = keyof EnrolmentSchool['numbers'];
type Group = { column: Column; audience: RollEntry['audience']; grade: number | null };

/** In the order of the table; teachers are counted as one. */
export const GROUPS: readonly Group[] = [
  { column: 'teacher', audience: 'teacher', grade: null },
  { column: 'student6', audience: 'student', grade: 6 },
  { column: 'student8', audience: 'student', grade: 8 },
  { column: 'parent6', audience: 'parent', grade: 6 },
  { column: 'parent8', audience: 'parent', grade: 8 },
];

/** What stands in a cell and is not saved yet; by `cellKey`. An empty text changes nothing. */
export type Drafts = Readonly<Record<string, string>>;

export const cellKey = (schoolId: number, column: Column): string => `${schoolId} ${column}`;

/** What a cell shows. */
export function textOf(drafts: Drafts, { id, numbers }: EnrolmentSchool, column: Column): string {
  return drafts[cellKey(id, column)] ?? String(numbers[column]?.people ?? '');
}

/** The drafts with another text in a cell; what says no more than is known is no draft. */
export function withText(drafts: Drafts, school: EnrolmentSchool, column: Column, text: string): Drafts {
  const { [cellKey(school.id, column)]: _, ...others } = drafts;
  const known = school.numbers[column]?.people ?? null;
  // What is no number is kept to be marked: silently it would be lost.
  const people = readPeople(text);
  const isKnown = text.trim() === '' ? known === null : people !== null && people === known;
  return isKnown ? others : { ...others, [cellKey(school.id, column)]: text };
}

/** The rows of a block as a spreadsheet copies it; one row of one cell for any other text. */
export function blockOf(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

/**
 * A block laid over the table from a cell on, to the right and down. Empty cells of the block leave what is there.
 * @param from row and column, from 0
 * @returns `outside`: how many filled cells of the block have no cell here that may be changed
 */
export function pasteBlock(
  drafts: Drafts,
  schools: readonly EnrolmentSchool[],
  from: { row: number; column: number },
  block: readonly (readonly string[])[],
): { drafts: Drafts; outside: number } {
  let next = drafts;
  let outside = 0;
  for (const [down, cells] of block.entries()) {
    for (const [right, text] of cells.entries()) {
      if (text === '') continue;
      const school = schools[from.row + down];
      const group = GROUPS[from.column + right];
      if (school?.mayEdit && group) next = withText(next, school, group.column, text);
      else outside += 1;
    }
  }
  return { drafts: next, outside };
}

/** As many parents as students, wherever the number of students is known. */
export function parentsAsStudents(drafts: Drafts, schools: readonly EnrolmentSchool[]): Drafts {
  let next = drafts;
  for (const school of schools.filter(({ mayEdit }) => mayEdit)) {
    for (const grade of [6, 8] as const) {
      const people = readPeople(textOf(drafts, school, `student${grade}`));
      if (people !== null) next = withText(next, school, `parent${grade}`, String(people));
    }
  }
  return next;
}

/** What is to be saved. `wrong`: the cells whose texts are no numbers. */
export function entriesOf(drafts: Drafts, asOf: string): { entries: RollEntry[]; wrong: string[] } {
  const entries: RollEntry[] = [];
  const wrong: string[] = [];
  for (const [key, text] of Object.entries(drafts)) {
    if (text.trim() === '') continue;
    const [id, column] = key.split(' ');
    const group = GROUPS.find((each) => each.column === column);
    const people = readPeople(text);
    if (people === null || !group) wrong.push(key);
    else entries.push({ schoolId: Number(id), audience: group.audience, grade: group.grade, asOf, people });
  }
  return { entries, wrong };
}
