/** A first look at a file of results: what it is, where its table begins, and whether it holds names of people. */
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import type { Mapping } from '../../ground/db/stored/schemas.ts';
import { type Choice, headingTitles } from '../../ground/tables/heading.ts';
import { columnLetters, type Row } from '../../ground/tables/row.ts';
import { eachSheetRow } from '../../ground/tables/sheets.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import { createHeads } from './heads.ts';
import { proposeMapping } from './mapping.ts';
import { holdsName, isNameForCode, isNameHeader, isPersonAmongPlaces, isPlaceHeader, namesPerson } from './names.ts';
import { plainTitles, type Recognised, recognise, type SheetHead } from './recognition.ts';
import { createRowPurpose } from './row-purpose.ts';
import { readTitle, type SubjectNames, type Title } from './title.ts';

const MOST_NAMES = 10;
const MOST_TABLES = 30;

export type Inspection = {
  /** Names of all sheets, and what tables they seem to hold, the likeliest first. */
  sheets: string[];
  tables: Recognised[];
  /** The table that was chosen, or the likeliest; where none is known, the first row of a sheet is the heading. */
  kind: Recognised['kind'] | null;
  place: { sheet: string; line: number; rows: 1 | 2 };
  title: Title;
  header: string[];
  /** Of pupils' rows; for reports by school null. */
  mapping: Mapping | null;
  /** The first value of each column. */
  example: string[];
  rows: number;
  /** Places of cells that hold names of people, at most ten. */
  names: string[];
};

export type InspectionTask = {
  test: Pick<DatedVprTest, 'items'> | null;
  subjects: SubjectNames;
  choice: Choice;
};

/** @throws TableFault when it is no table, or has no row under its heading */
export async function inspectTable(bytes: Buffer, { choice, subjects, test }: InspectionTask): Promise<Inspection> {
  const heads = createHeads();
  const shapes = await eachSheetRow(bytes, heads.take);
  const sheets = shapes.map(({ name }, index) => ({ name, rows: heads.rowsOf(index) }));
  const tables = recognise(sheets, subjects).slice(0, MOST_TABLES);
  const [found = firstRow(sheets, subjects, choice)] = isChosen(choice) ? recognise(sheets, subjects, choice) : tables;
  if (!found) throw new TableFault('emptyTable', choice.sheet ?? sheets[0].name);
  const titles = headingOf(sheets[found.sheet].rows, found);
  const mapping =
    found.kind === null || 'mapping' in found
      ? proposeMapping(
          titles,
          test ?? {},
          sheets[found.sheet].rows.filter(({ line }) => line >= found.line + found.rows),
        )
      : null;
  const seen = await lookThrough(bytes, found, titles, mapping);
  if (seen.rows === 0) throw new TableFault('emptyTable', sheets[found.sheet].name);
  return {
    ...{ sheets: sheets.map(({ name }) => name), tables, kind: found.kind, title: found.title, mapping, ...seen },
    place: { sheet: sheets[found.sheet].name, line: found.line, rows: found.rows },
    header: titles.map((list) => list[0] ?? ''),
  };
}

type Found = Recognised | (Pick<Recognised, 'sheet' | 'line' | 'rows' | 'title'> & { kind: null });

const isChosen = ({ line, sheet }: Choice): boolean => line !== undefined || sheet !== undefined;

/** Where no heading is known: the row that was chosen, or the first one. */
function firstRow(sheets: readonly SheetHead[], subjects: SubjectNames, choice: Choice): Found | undefined {
  for (const [sheet, { name, rows }] of sheets.entries()) {
    if (choice.sheet !== undefined && choice.sheet !== name) continue;
    const at = choice.line === undefined ? 0 : rows.findIndex(({ line }) => line === choice.line);
    if (at < 0 || at >= rows.length) continue;
    return { kind: null, sheet, line: rows[at].line, rows: 1, title: readTitle(rows.slice(0, at), subjects) };
  }
  return undefined;
}

function headingOf(rows: readonly Row[], { line, rows: high }: Pick<Found, 'line' | 'rows'>): (readonly string[])[] {
  const at = rows.findIndex((row) => row.line === line);
  const heading = headingTitles(rows, at).find((each) => each.rows === high);
  return (heading?.titles ?? []).map((list) => plainTitles(list, high));
}

async function lookThrough(
  bytes: Buffer,
  found: Found,
  titles: readonly (readonly string[])[],
  mapping: Mapping | null,
) {
  const seen: Pick<Inspection, 'example' | 'names' | 'rows'> = { example: [], names: [], rows: 0 };
  const note = (isName: boolean, column: number, line: number): void => {
    if (isName && seen.names.length < MOST_NAMES) seen.names.push(`${columnLetters(column)}${line}`);
  };
  const places = new Set(titles.flatMap((list, column) => (list.some(isPlaceHeader) ? [column] : [])));
  const line = found.line + found.rows - 1;
  const purposeOf = mapping && createRowPurpose(mapping);
  // Reports by school have no column for a pupil.
  if (mapping) for (const [column, list] of titles.entries()) note(list.some(isNameHeader), column, line);
  await eachSheetRow(bytes, (sheet, row) => {
    if (sheet !== found.sheet || row.line <= line) {
      // The file is kept as a whole until it is imported. What is the heading for want of another one may be a pupil.
      const isHeading = sheet === found.sheet && row.line >= found.line;
      const isPerson = isHeading ? (cell: string) => found.kind === null && holdsName(cell) : namesPerson;
      if (mapping) for (const [column, cell] of row.cells.entries()) note(isPerson(cell), column, row.line);
      return;
    }
    seen.rows += 1;
    if (seen.rows === 1) seen.example = row.cells.map((cell) => cell.slice(0, 30));
    if (!mapping || !purposeOf || seen.names.length >= MOST_NAMES) return;
    // A sum or a heading may stand where the code is.
    const isPupil = purposeOf(row) === null;
    row.cells.forEach((cell, column) => {
      // Schools are often named after people, and places are of two words.
      if (column === mapping.school || places.has(column)) note(isPersonAmongPlaces(cell), column, row.line);
      else note(column === mapping.pupil && isPupil ? isNameForCode(cell) : holdsName(cell), column, row.line);
    });
  });
  return seen;
}
