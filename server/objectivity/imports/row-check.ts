/** Looks at one row of results: a result that can be stored, or every fault by its cell. */

import { fold } from '../../../surveys/fold.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import type { CellFault, CellFaultCode, Mapping } from '../../ground/db/stored/schemas.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import { columnLetters, type OddCell, type Row } from '../../ground/tables/row.ts';
import type { KnownSchool } from '../../people/schools/name-index.ts';
import type { RowSchools } from '../../people/schools/row-school.ts';
import { isNameForCode } from './names.ts';

const columns = fileWords.pupilRows;

/** An item that was not attempted or not marked. */
export const NO_SCORE = 255;
const LONGEST_CODE = 40;
const LONGEST_CLASS = 12;
const LOWEST_MARK = 2;
const HIGHEST_MARK = 5;

export type Result = {
  schoolId: number;
  pupil: string;
  class: string;
  variant: string;
  /** One byte per item in the order of the mapping, NO_SCORE where there is none. */
  items: number[];
  total: number;
  mark: number | null;
  journal: number | null;
};

export type RowOutcome =
  | { kind: 'result'; result: Result }
  | { kind: 'absent'; schoolId: number; journal: number | null }
  | { kind: 'leftOut'; why: 'otherSchool' | 'unknownSchool' }
  | { kind: 'faults'; faults: CellFault[] };

export type RowRules = {
  test: Pick<DatedVprTest, 'maximum' | 'cuts' | 'items'>;
  mapping: Mapping;
  /** The school of the whole file. */
  schoolId: number | null;
  /** As files may call them. */
  schools: readonly KnownSchool[];
};

/** The mark by the cut-offs. */
export function markOf(total: number, [three, four, five]: DatedVprTest['cuts']): number {
  return total >= five ? HIGHEST_MARK : total >= four ? 4 : total >= three ? 3 : LOWEST_MARK;
}

const isMissing = (text: string): boolean => columns.missing.includes(fold(text));

/** @returns the faults of the row in the order of its cells, the result, or that the pupil did not sit the test */
export function checkRow(row: Row, rules: RowRules, schools: RowSchools): RowOutcome {
  const reader = createReader(row);
  const { mapping, test } = rules;
  const schoolId = readSchool(reader, rules, schools);
  if (schoolId === null) return { kind: 'leftOut', why: 'otherSchool' };
  if (schoolId === undefined) return { kind: 'leftOut', why: 'unknownSchool' };
  const maxima = new Map(test.items?.map(({ name, maximum }) => [name, maximum]));
  const items = mapping.items.map(({ name, column }) => reader.number(column, maxima.get(name) ?? test.maximum));
  if (reader.faults.length === 0 && schoolId !== 'missing' && isAbsent(row, mapping, items))
    return { kind: 'absent', schoolId, journal: reader.mark(mapping.journal) };
  const total = mapping.total === null ? sumOf(items) : reader.number(mapping.total, test.maximum);
  if (mapping.total !== null && total === null && isMissing(reader.text(mapping.total)))
    reader.fault(mapping.total, 'totalMissing');
  const pupil = readPupil(reader, mapping);
  const mark = reader.mark(mapping.mark);
  const journal = reader.mark(mapping.journal);
  if (mapping.total !== null) checkSum(reader, items, total, mapping);
  checkMark(reader, mark, total, rules);
  const className = classOf(reader, mapping);
  if (className.length > LONGEST_CLASS) reader.fault(mapping.class, 'classTooLong', '', String(LONGEST_CLASS));
  if (reader.faults.length > 0 || total === null || schoolId === 'missing')
    return { kind: 'faults', faults: reader.faults };
  const variant = reader.text(mapping.variant).slice(0, LONGEST_CLASS);
  const scores = items.map((score) => score ?? NO_SCORE);
  return {
    kind: 'result',
    result: {
      ...{ schoolId, pupil, class: className, variant, items: scores, total, journal },
      // Where no mark is given it is the one of the cut-offs.
      mark: mark ?? markOf(total, test.cuts),
    },
  };
}

/** What was not attempted is worth no points. */
const sumOf = (items: readonly (number | null)[]): number =>
  items.reduce<number>((sum, score) => sum + (score ?? 0), 0);

/** `7А`, also where number and letter stand in columns of their own. */
function classOf(reader: Reader, { class: column, letter = null }: Mapping): string {
  const [number, own] = [reader.text(column), reader.text(letter).toLocaleUpperCase('ru')];
  return number.toLocaleUpperCase('ru').endsWith(own) ? number : `${number}${own}`;
}

type Reader = ReturnType<typeof createReader>;

function createReader({ cells, line, odd }: Row) {
  const faults: CellFault[] = [];
  const text = (column: number | null): string => (column === null ? '' : (cells[column] ?? ''));
  const fault = (column: number | null, code: CellFaultCode, found = '', expected = ''): void => {
    faults.push({
      line,
      column: column === null ? '' : columnLetters(column),
      code,
      found: found.slice(0, 30),
      expected,
    });
  };
  const oddness = (column: number): OddCell | undefined => odd?.get(column);
  /** A whole number up to the maximum, or null where there is none or it is faulty. */
  const number = (column: number | null, maximum: number): number | null => {
    const found = text(column);
    if (column === null) return null;
    const strange = oddness(column);
    // A formula counts by its stored value; it may come without one: the program that wrote the file left it to be computed.
    if (isMissing(found) && strange !== 'formula') return null;
    if (strange && !(strange === 'formula' && found !== '')) fault(column, strange, found);
    else if (!/^[+-]?\d{1,9}([.,]\d+)?$/.test(found)) fault(column, 'notNumber', found);
    else {
      const value = Number(found.replace(',', '.'));
      if (!Number.isInteger(value)) fault(column, 'notWhole', found);
      else if (value < 0) fault(column, 'negative', found);
      else if (value > maximum) fault(column, 'overMaximum', found, String(maximum));
      else return value;
    }
    return null;
  };
  const mark = (column: number | null): number | null => {
    const before = faults.length;
    // The journal's own words, and its signs behind a mark.
    if (columns.noMark.includes(fold(text(column)))) return null;
    const signed = /^([2-5])\s*[+-]$/.exec(text(column));
    if (signed) return Number(signed[1]);
    const value = number(column, Number.MAX_SAFE_INTEGER);
    if (value === null || faults.length > before) return null;
    if (value >= LOWEST_MARK && value <= HIGHEST_MARK) return value;
    fault(column, 'markRange', String(value));
    return null;
  };
  return { faults, text, fault, oddness, number, mark };
}

/** A pupil who did not sit the test: a word that says so, or no score of any item, no total, no mark. */
function isAbsent({ cells }: Row, { total, mark }: Mapping, items: (number | null)[]): boolean {
  const says = (column: number | null) => column !== null && columns.absent.includes(fold(cells[column] ?? ''));
  if (says(total) || says(mark)) return true;
  const blank = (column: number | null) => column === null || isMissing(cells[column] ?? '');
  return items.every((score) => score === null) && blank(total) && blank(mark);
}

function readPupil(reader: Reader, { pupil }: Mapping): string {
  const code = reader.text(pupil);
  const strange = pupil === null ? undefined : reader.oddness(pupil);
  if (strange && !(strange === 'formula' && code !== '')) reader.fault(pupil, strange, '');
  else if (code === '') reader.fault(pupil, 'pupilMissing');
  // What stands there is not repeated: it may be a name.
  else if (isNameForCode(code)) reader.fault(pupil, 'nameForCode');
  else if (code.length > LONGEST_CODE) reader.fault(pupil, 'codeTooLong', '', String(LONGEST_CODE));
  return code;
}

/** @returns the id; null and undefined as `RowSchools.find`; 'missing' with its fault where the row names none */
function readSchool(
  reader: Reader,
  { mapping, schoolId }: RowRules,
  schools: RowSchools,
): number | null | undefined | 'missing' {
  const { login = null, school } = mapping;
  if (school === null && login === null) return schoolId ?? undefined;
  const [name, code] = [reader.text(school), reader.text(login)];
  if (name !== '' || code !== '') return schools.find(name, code);
  reader.fault(school ?? login, 'schoolMissing');
  return 'missing';
}

function checkSum(
  reader: Reader,
  items: (number | null)[],
  total: number | null,
  { items: mapped, total: column }: Mapping,
) {
  // With an item that no column holds, or a faulty one, the sum says nothing.
  if (total === null || items.length === 0 || mapped.some((item) => item.column === null) || reader.faults.length > 0)
    return;
  const sum = items.reduce<number>((all, score) => all + (score ?? 0), 0);
  if (sum !== total) reader.fault(column, 'sumMismatch', String(total), String(sum));
}

function checkMark(reader: Reader, mark: number | null, total: number | null, { mapping, test }: RowRules) {
  if (mark === null || total === null) return;
  const expected = markOf(total, test.cuts);
  if (mark !== expected) reader.fault(mapping.mark, 'markMismatch', String(mark), String(expected));
}
