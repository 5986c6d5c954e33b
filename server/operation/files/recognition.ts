/** What a file of a district is, of all that Opora takes in: by the names of its columns. It is offered, never taken for granted. Pure. */
import { type Choice, findHeading, type Wanted } from '../../ground/tables/heading.ts';
import type { Sheet } from '../../ground/tables/sheets.ts';
import { type ResultsKind, recognise } from '../../objectivity/imports/recognition.ts';
import type { SubjectNames } from '../../objectivity/imports/title.ts';
import lists from '../../objectivity/lists/columns.json' with { type: 'json' };
import accounts from '../../people/imports/tables/accounts.json' with { type: 'json' };
import enrolment from '../../people/imports/tables/enrolment.json' with { type: 'json' };
import schools from '../../people/imports/tables/schools.json' with { type: 'json' };
import { OFFICIAL_TABLE } from '../../profiles/official/reading.ts';
import means from '../../results/means/columns.json' with { type: 'json' };
import type { FileKind } from './kinds.ts';

/** A table of the file: its sheet by name, the line of its (upper) heading row, how many of its columns are known. */
export type FoundTable = { kind: FileKind; sheet: string; line: number; weight: number };

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

/** Every kind of list by its heads. A list of schools with signs has a column for each grade and subject, or these three. */
const REGISTERS: [Exclude<FileKind, ResultsKind>, Wanted][] = [
  [
    'markers',
    {
      names: { ...lists.headers, count: lists.counts },
      required: [
        ['school', 'count'],
        ['school', 'grade', 'subject', 'marked'],
      ],
    },
  ],
  ['means', { names: means, required: [Object.keys(neededMeans)] }],
  ['riskProfile', OFFICIAL_TABLE],
  ['contingent', registerOf(enrolment)],
  ['accounts', registerOf(accounts)],
  ['schools', registerOf(schools)],
];

/** A row of heads by which a list is known: a school alone has many tables. */
const LEAST_COLUMNS = 2;

/** @returns the likeliest first; empty where nothing is known */
export function recogniseFile(sheets: readonly Sheet[], subjects: SubjectNames, choice: Choice = {}): FoundTable[] {
  const results = recognise(sheets, subjects, { sheet: choice.sheet, line: choice.headingLine }).map(
    ({ kind, line, sheet, weight }) => ({ kind, sheet: sheets[sheet].name, line, weight }),
  );
  const registers = REGISTERS.flatMap(([kind, wanted]): FoundTable[] =>
    sheets.flatMap((sheet) => {
      const found = findHeading([sheet], wanted, choice);
      const weight = Object.keys(found?.columns ?? {}).length;
      return found && weight >= LEAST_COLUMNS ? [{ kind, sheet: sheet.name, line: found.line, weight }] : [];
    }),
  );
  // What names its pupils or participants is told by more than by a column of schools.
  return [...results.map((each) => ({ ...each, weight: each.weight + 1 })), ...registers].toSorted(
    (a, b) => b.weight - a.weight,
  );
}
