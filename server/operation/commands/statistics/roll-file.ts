/** Reads ROLL.csv: how many people each cell has. */
import type { Audience } from '../../../../surveys/schema.ts';
import { UsageError } from '../usage-error.ts';
import { type CsvTable, numberIn, type Row, readCsv, refuseOtherColumns, requireColumns } from './csv-table.ts';

const COLUMNS = ['school', 'audience', 'grade', 'people'];
const NAMES: readonly string[] = ['director', 'teacher', 'student', 'parent'] satisfies Audience[];

/** The cell that a row speaks of. */
export type CellKey = { school: string; audience: Audience; grade: number | null };

export type RollEntry = CellKey & { people: number };

function isAudience(name: string): name is Audience {
  return NAMES.includes(name);
}

/** The cell of a row of ANSWERS.csv or ROLL.csv. Throws UsageError when the school, audience or grade is not one. */
export function cellKey(table: CsvTable, row: Row): CellKey {
  const { school, audience } = row.cells;
  const place = `${table.file}, line ${row.line}`;
  if (school === '') throw new UsageError(`${place}, column "school": is empty`);
  if (!isAudience(audience)) {
    throw new UsageError(`${place}, column "audience": "${audience}" is none of ${NAMES.join(', ')}`);
  }
  const grade = numberIn(table, row, 'grade');
  if (grade !== null && !Number.isInteger(grade))
    throw new UsageError(`${place}, column "grade": ${grade} is no grade`);
  return { school, audience, grade };
}

/** @throws UsageError for a strange column, a number of people that is none, or a cell that stands twice */
export function readRoll(file: string): RollEntry[] {
  const table = readCsv(file);
  requireColumns(table, COLUMNS);
  refuseOtherColumns(table, new Set(COLUMNS));
  const seen = new Set<string>();
  return table.rows.flatMap((row) => {
    const key = cellKey(table, row);
    const people = numberIn(table, row, 'people');
    const name = JSON.stringify(key);
    if (seen.has(name)) throw new UsageError(`${file}, line ${row.line}: this cell stands twice`);
    seen.add(name);
    if (people === null) return [];
    if (!Number.isInteger(people) || people < 0) {
      throw new UsageError(`${file}, line ${row.line}, column "people": ${people} is no number of people`);
    }
    return [{ ...key, people }];
  });
}
