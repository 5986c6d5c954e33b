/** A table of numbers of people, as it came from a spreadsheet, turned into entries and faults. */
import type { RollEntry, TableResponse } from '../../../../../server/answering/enrolment/schemas.ts';
import type { SchoolSummary } from '../../../../../server/people/schools/schemas.ts';
import { readDay } from '../../../../../surveys/calendar-day.ts';
import { fold } from '../../../../../surveys/fold.ts';

export type Column = 'school' | 'audience' | 'grade' | 'people' | 'asOf';
const COLUMNS: readonly Column[] = ['school', 'audience', 'grade', 'people', 'asOf'];

/** Accepted words, in any case, of both languages. */
export type TableWords = {
  headers: Record<Column, string[]>;
  audiences: Record<RollEntry['audience'], string[]>;
};

export type TableFault = { line: number; kind: 'header' | Column; value: string };
export type ReadTable = { entries: RollEntry[]; faults: TableFault[] };

const MOST_PEOPLE = 5000;

export function readRollTable(rows: TableResponse['rows'], schools: SchoolSummary[], words: TableWords): ReadTable {
  const [head, ...lines] = rows;
  const titles = head?.cells.map(fold) ?? [];
  const places = new Map(
    COLUMNS.map((column) => [column, titles.findIndex((title) => words.headers[column].map(fold).includes(title))]),
  );
  const missing = COLUMNS.filter((column) => places.get(column) === -1);
  if (missing.length > 0)
    return { entries: [], faults: missing.map((column) => ({ line: head?.line ?? 1, kind: 'header', value: column })) };
  const known = schoolNames(schools);
  const read = lines.map(({ cells, line }) => {
    const cell = (column: Column) => cells[places.get(column) ?? -1]?.trim() ?? '';
    return readLine(line, cell, known, words);
  });
  return { entries: read.flatMap(({ entries }) => entries), faults: read.flatMap(({ faults }) => faults) };
}

function schoolNames(schools: SchoolSummary[]): Map<string, number> {
  return new Map(
    schools.flatMap(({ id, name, shortName }) =>
      [name.ru, name.en, shortName.ru, shortName.en].map((each): [string, number] => [fold(each), id]),
    ),
  );
}

function readLine(
  line: number,
  cell: (column: Column) => string,
  schools: Map<string, number>,
  words: TableWords,
): ReadTable {
  const schoolId = schools.get(fold(cell('school')));
  const audiences = Object.entries(words.audiences) as [RollEntry['audience'], string[]][];
  const audience = audiences.find(([, names]) => names.map(fold).includes(fold(cell('audience'))))?.[0];
  const grade = gradeOf(cell('grade'), audience);
  const people = /^\d{1,4}$/.test(cell('people')) ? Number(cell('people')) : null;
  const asOf = readDay(cell('asOf'));
  const isWrong: Record<Column, boolean> = {
    school: schoolId === undefined,
    audience: audience === undefined,
    grade: grade === undefined,
    people: people === null || people > MOST_PEOPLE,
    asOf: asOf === null,
  };
  const faults = COLUMNS.filter((column) => isWrong[column]).map((kind) => ({ line, kind, value: cell(kind) }));
  if (schoolId === undefined || audience === undefined || grade === undefined || people === null || asOf === null)
    return { entries: [], faults };
  return { entries: faults.length > 0 ? [] : [{ schoolId, audience, grade, people, asOf }], faults };
}

/** undefined when the grade does not fit the group. */
function gradeOf(text: string, audience: RollEntry['audience'] | undefined): number | null | undefined {
  if (audience === 'teacher') return text === '' || text === '-' || text === '0' ? null : undefined;
  return text === '6' || text === '8' ? Number(text) : undefined;
}
