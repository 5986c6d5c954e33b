/** What a file of a district is, of all that Opora takes in: by the names of its columns. It is offered, never taken for granted. Pure. */
import { fileWords } from '../../ground/tables/file-words.ts';
import { type Choice, findHeading, type Wanted } from '../../ground/tables/heading.ts';
import type { Sheet } from '../../ground/tables/sheets.ts';
import { titlesAbove } from '../../objectivity/imports/heads.ts';
import { type ResultsKind, recognise } from '../../objectivity/imports/recognition.ts';
import type { SubjectNames } from '../../objectivity/imports/title.ts';
import { recogniseList } from '../../objectivity/lists/list-heading.ts';
import { TESTS_TABLE } from '../../objectivity/tests/upload.ts';
import { OFFICIAL_TABLE } from '../../profiles/official/reading.ts';
import type { FileKind } from './kinds.ts';

const { accounts, contingent: enrolment, means, schools } = fileWords;

/** A table of the file: its sheet by name, the line of its (upper) heading row, how many of its columns are known. */
export type FoundTable = {
  kind: FileKind;
  sheet: string;
  line: number;
  weight: number;
  /** What stands above it, shortened: by this people tell tables apart. */
  title: string;
};

type Register = {
  columns: Record<string, { title: { ru: string; en: string }; names: string[] }>;
  required: string[][];
};

const registerOf = ({ columns, required }: Register): Wanted => ({
  names: Object.fromEntries(
    Object.entries(columns).map(([column, { names, title }]) => [column, [title.ru, title.en, ...names]]),
  ),
  required,
});

const { sd: _, ...neededMeans } = means;

/** Every kind of list by its heads, but for schools with signs: those have a column for each grade and subject. */
const REGISTERS: [Exclude<FileKind, ResultsKind | 'markers'>, Wanted][] = [
  ['means', { names: means, required: [Object.keys(neededMeans)] }],
  ['riskProfile', OFFICIAL_TABLE],
  ['contingent', registerOf(enrolment)],
  ['accounts', registerOf(accounts)],
  ['schools', registerOf(schools)],
  ['tests', TESTS_TABLE],
];

/** A row of heads by which a list is known: a school alone has many tables. */
const LEAST_COLUMNS = 2;

const LONGEST_TITLE = 120;

function titleOf({ rows }: Sheet, line: number): string {
  const above = titlesAbove(
    rows,
    rows.findIndex((row) => row.line === line),
  );
  const texts = above.flatMap(({ cells }) => cells.filter((cell) => cell !== ''));
  return texts.join(' ').slice(0, LONGEST_TITLE);
}

/** @returns the likeliest first; empty where nothing is known */
export function recogniseFile(sheets: readonly Sheet[], subjects: SubjectNames, choice: Choice = {}): FoundTable[] {
  const results = recognise(sheets, subjects, choice).map(({ kind, line, sheet, weight }) => ({
    ...{ kind, sheet: sheets[sheet].name, line, weight },
    title: titleOf(sheets[sheet], line),
  }));
  const registers = REGISTERS.flatMap(([kind, wanted]): FoundTable[] =>
    sheets.flatMap((sheet) => {
      const found = findHeading([sheet], wanted, choice);
      const weight = Object.keys(found?.columns ?? {}).length;
      return found && weight >= LEAST_COLUMNS
        ? [{ kind, sheet: sheet.name, line: found.line, weight, title: titleOf(sheet, found.line) }]
        : [];
    }),
  );
  const lists = sheets.flatMap((sheet): FoundTable[] => {
    if (choice.sheet !== undefined && choice.sheet !== sheet.name) return [];
    const found = recogniseList(sheet, choice);
    return found ? [{ kind: 'markers', sheet: sheet.name, ...found, title: titleOf(sheet, found.line) }] : [];
  });
  // What names its pupils or participants is told by more than by a column of schools.
  return [...results.map((each) => ({ ...each, weight: each.weight + 1 })), ...registers, ...lists].toSorted(
    (a, b) => b.weight - a.weight,
  );
}
