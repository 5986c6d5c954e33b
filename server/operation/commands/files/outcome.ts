/** What `import` prints of every file, in the same words whatever it is. */
import type { CellFault, UnknownSchool } from '../../../ground/db/stored/schemas.ts';
import { columnLetters } from '../../../ground/tables/row.ts';
import { splitLogin } from '../../../people/schools/name-index.ts';
import type { FileKind } from '../../files/kinds.ts';
import { FaultsFound } from '../usage-error.ts';
import { say } from '../with-session.ts';
import words from './cell-fault-words.json' with { type: 'json' };

export type FileOutcome = {
  kind: FileKind | null;
  sheet: string | null;
  /** The line of the (upper) heading row. */
  headerRow: number | null;
  /** Letters of columns by their meaning. */
  columns: Record<string, string>;
  /** All rows under the heading are the sum of these. */
  rows: { good: number; absent: number; faulty: number; leftOut: number };
  /** How many schools are known, and the names that fit none. */
  schools: { known: number; unknown: string[] };
  faults: { cell: string; why: string }[];
  /** Why nothing can be taken of the file as a whole. */
  refused: string | null;
  imported: boolean;
  /** What only this kind has to say: printed with JSON, and for people. */
  more?: Record<string, unknown>;
  lines?: readonly string[];
};

export const NOTHING: FileOutcome = {
  ...{ kind: null, sheet: null, headerRow: null, columns: {}, refused: null, imported: false },
  ...{ rows: { good: 0, absent: 0, faulty: 0, leftOut: 0 }, schools: { known: 0, unknown: [] }, faults: [] },
};

/**
 * @param how `isAccepted`: what is in doubt was to be left out; `isLeft`: the file was to be taken in and was not
 * @throws FaultsFound, for exit code 1, where the file has faults, names unknown schools, or nothing of it was or can be taken
 */
export function tell(
  { lines = [], more = {}, ...outcome }: FileOutcome,
  json: boolean,
  { isAccepted = false, isLeft = false } = {},
): void {
  const { faults, imported, kind, refused, rows, schools } = outcome;
  if (json) say(JSON.stringify({ ...outcome, ...more }));
  else {
    say(refused ? `refused: ${refused}` : `${kind}: ${imported ? 'imported' : 'nothing stored'}`);
    say(`${rows.good} good rows, ${rows.absent} absent, ${rows.faulty} faulty, ${rows.leftOut} left out`);
    for (const name of schools.unknown) say(`unknown school: ${name}`);
    for (const { cell, why } of faults) say(`${cell}: ${why}`);
    for (const line of lines) say(line);
  }
  const isDoubtful = faults.length > 0 || (schools.unknown.length > 0 && !imported);
  if (refused !== null || (isDoubtful && !isAccepted)) throw new FaultsFound('the file has faults');
  if (isLeft) throw new FaultsFound('nothing was stored');
}

export const cellFault = ({ code, column, expected, found, line }: CellFault): FileOutcome['faults'][number] => ({
  cell: `${column}${line}`,
  why: words[code].replace('{{found}}', found).replace('{{expected}}', expected).trim(),
});

/** Columns by their meaning as a spreadsheet names them; those that the file does not have are left out. */
export const lettersOf = (columns: Record<string, number | null | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]) =>
      typeof column === 'number' ? [[name, columnLetters(column)]] : [],
    ),
  );

/**
 * The names that are to be answered by `--school`.
 * @param hasLogins whether the file has a column of logins: then a name says enough without its login, unless it stands there with several
 */
export function namesAsked(unknown: readonly Pick<UnknownSchool, 'name'>[], hasLogins: boolean): string[] {
  const names = unknown.map(({ name }) => name);
  const bare = names.map((name) => (hasLogins && splitLogin(name).name) || name);
  return names.map((name, at) => (bare.indexOf(bare[at]) === bare.lastIndexOf(bare[at]) ? bare[at] : name));
}

/** What is said of figures that do not move, and why; nothing where all do. */
export const stayed = (count: number, what: string): Pick<FileOutcome, 'lines' | 'more'> =>
  count === 0
    ? {}
    : {
        lines: [`figures stay as they were for ${count} ${what}: fewer than five pupils changed`],
        more: { stay: count },
      };

export const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
