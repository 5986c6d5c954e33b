/** Reads a whole file of pupils' results: every row by the mapping. */
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import type { CellFault, Preview } from '../../ground/db/stored/schemas.ts';
import { fillDown, isDown, mergedBelow } from '../../ground/tables/merged.ts';
import { columnLetters, type Row } from '../../ground/tables/row.ts';
import { eachSheetRow } from '../../ground/tables/sheets.ts';
import { createRowSchools, type RowSchools, type SchoolAnswers } from '../../people/schools/row-school.ts';
import type { TestKey } from '../tests/catalogue.ts';
import { isUsed, mergedFault } from './merged.ts';
import { checkRow, type Result, type RowRules } from './row-check.ts';
import { createRowPurpose, type LeftOut } from './row-purpose.ts';
import { createTestFit } from './test-fit.ts';

const MOST_FAULTS = 1000;
const PROGRESS_EVERY = 2000;

export type FileRules = RowRules & {
  /** Where the table begins: the sheet by its name, the line of its (upper) heading row. */
  place: { sheet: string; line: number; rows: number };
  answers: SchoolAnswers;
  /** The other tests of the catalogue: most of a file may be results of one of them. */
  otherTests: readonly (TestKey & Pick<DatedVprTest, 'maximum' | 'cuts'>)[];
};

/** Pupils of a school who did not write: without a mark in the journal, and with 2, 3, 4, 5. */
export type AbsentCounts = number[];

export type Checked = {
  preview: Omit<Preview, 'schools'>;
  results: Result[];
  /** By school; empty where the file has no rows of them. */
  absent: Map<number, AbsentCounts>;
  hasNames: boolean;
};

/**
 * Every row under the heading by the mapping.
 * @param progress is told from time to time how many rows were read
 * @throws TableFault when the file cannot be read
 */
export async function checkTable(bytes: Buffer, rules: FileRules, progress: (rows: number) => void): Promise<Checked> {
  const schools = createRowSchools(rules.schools, rules.answers);
  const { login = null, school } = rules.mapping;
  const textAt = ({ cells }: Row, column: number | null) => (column === null ? '' : (cells[column] ?? ''));
  // Merged cells stand behind the rows of a sheet, so they are looked for before; so are names with several logins.
  const shapes = await eachSheetRow(bytes, (_, row) => {
    if (row.line >= firstLine(rules)) schools.note(textAt(row, school), textAt(row, login));
  });
  const own = Math.max(
    0,
    shapes.findIndex(({ name }) => name === rules.place.sheet),
  );
  const merged = mergedBelow(shapes[own], firstLine(rules));
  const named = [rules.mapping.school, rules.mapping.login];
  const inDoubt = merged.filter((area) => !isDown(area, named) && isUsed(area, rules.mapping));
  const collected = createCollection(rules, schools, new Set(inDoubt.map(({ line }) => line)));
  const whole = fillDown(merged.filter((area) => isDown(area, named)));
  await eachSheetRow(bytes, (sheet, row) => {
    if (sheet !== own || row.line < firstLine(rules)) return;
    collected.take(whole(row));
    if (collected.preview.rows % PROGRESS_EVERY === 0) progress(collected.preview.rows);
  });
  for (const area of inDoubt) if (!collected.excused.has(area.line)) collected.fault(mergedFault(area));
  collected.end();
  return collected;
}

const firstLine = ({ place }: FileRules): number => place.line + place.rows;

/** @param watched lines of which it is to be known whether they were left out */
function createCollection(rules: FileRules, schools: RowSchools, watched: ReadonlySet<number>) {
  const leftOut: Record<string, number> = {};
  const preview: Omit<Preview, 'schools'> = {
    ...{ rows: 0, good: 0, absent: 0, leftOut, unknown: [], otherTest: null },
    ...{ faultCount: 0, faultyRows: 0, byCode: {}, faults: [] },
  };
  const results: Result[] = [];
  const seen = new Set<string>();
  const purposeOf = createRowPurpose(rules.mapping);
  const fit = createTestFit(rules);
  const absent = new Map<number, AbsentCounts>();
  const state = { preview, results, absent, hasNames: false, excused: new Set<number>(), take, fault, end };
  function fault(found: CellFault): void {
    preview.faultCount += 1;
    preview.byCode[found.code] = (preview.byCode[found.code] ?? 0) + 1;
    if (found.code === 'nameForCode') state.hasNames = true;
    if (preview.faults.length < MOST_FAULTS) preview.faults.push(found);
  }
  function leave(why: LeftOut): void {
    leftOut[why] = (leftOut[why] ?? 0) + 1;
  }
  function take(row: Row): void {
    preview.rows += 1;
    const purpose = purposeOf(row);
    if (purpose !== null) {
      leave(purpose);
      if (watched.has(row.line)) state.excused.add(row.line);
      return;
    }
    fit.see(row);
    const outcome = checkRow(row, rules, schools);
    if (outcome.kind === 'leftOut') leave(outcome.why);
    else if (outcome.kind === 'absent') miss(outcome);
    else if (outcome.kind === 'faults') refuse(outcome.faults);
    else if (isTwice(outcome.result)) refuse([duplicateFault(row, rules)]);
    else {
      results.push(outcome.result);
      preview.good += 1;
    }
  }
  function miss({ journal, schoolId }: { journal: number | null; schoolId: number }): void {
    const own = absent.get(schoolId) ?? [0, 0, 0, 0, 0];
    own[journal === null ? 0 : journal - 1] += 1;
    absent.set(schoolId, own);
    preview.absent += 1;
  }
  function refuse(faults: CellFault[]): void {
    preview.faultyRows += 1;
    faults.forEach(fault);
  }
  function isTwice({ pupil, schoolId }: Result): boolean {
    const key = `${schoolId} ${pupil}`;
    const known = seen.has(key);
    seen.add(key);
    return known;
  }
  function end(): void {
    preview.unknown = schools.unknown();
    preview.otherTest = fit.otherTests();
  }
  return state;
}

function duplicateFault({ cells, line }: Row, { mapping }: RowRules): CellFault {
  const column = mapping.pupil ?? 0;
  return {
    line,
    column: columnLetters(column),
    code: 'duplicate',
    found: (cells[column] ?? '').slice(0, 30),
    expected: '',
  };
}
