/** What the imports of registers share on the command line: the file, the district, and the account of what came of it. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportCounts } from '../../../ground/db/schema.ts';
import { columnLetters } from '../../../ground/tables/row.ts';
import type { CellFault, FoundTable, ReadingTrouble } from '../../../people/imports/schemas.ts';
import { findRoots, findTerritories } from '../../../people/territories/store.ts';
import type { Services } from '../../../services.ts';
import { FaultsFound, UsageError } from '../usage-error.ts';
import { say } from '../with-session.ts';

export type FileOptions = {
  territory?: number;
  sheet?: string;
  /** Of the (upper) heading row. */
  line?: number;
  dryRun?: boolean;
  json?: boolean;
  /** By names of the file what each means. */
  school?: Record<string, string>;
};

/** @throws UsageError when it cannot be read */
export async function openFile(path: string, { line, sheet }: FileOptions) {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be read (${error.code})`);
  });
  const choice = { ...(sheet !== undefined && { sheet }), ...(line !== undefined && { line }) };
  return { fileName: basename(path), bytes, choice };
}

/** The district that is meant: the one that is named, or the only one. @throws UsageError */
export async function readTerritory({ db }: Pick<Services, 'db'>, asked: number | undefined): Promise<number> {
  const all = await findTerritories(db, { territoryIds: await findRoots(db), schoolIds: [] });
  if (asked !== undefined) {
    if (all.some(({ id }) => id === asked)) return asked;
    throw new UsageError(`there is no territory ${asked}; see \`opora territory list\``);
  }
  if (all.length === 1) return all[0].id;
  throw new UsageError(
    all.length === 0 ? 'there is no territory yet: `opora territory add NAME`' : 'name the district by --territory ID',
  );
}

export type Outcome = {
  kind: 'schools' | 'accounts' | 'enrolment';
  table: FoundTable;
  counts: ImportCounts;
  faults: readonly CellFault[];
  imported: boolean;
  /** Names that fit no school or several: `--school` says what they mean. */
  unknown?: readonly { name: string }[];
  /** What only this kind of import has to say; printed with JSON. */
  more?: Record<string, unknown>;
  /** The same for people. */
  lines?: readonly string[];
};

/**
 * Prints what came of a file. Rows in a file are always the sum of what was taken, refused and left out.
 * @throws FaultsFound where a row was refused
 */
export function report(
  { counts, faults, imported, kind, lines = [], more = {}, table, unknown = [] }: Outcome,
  json = false,
): void {
  const columns = Object.fromEntries(Object.entries(table.columns).map(([name, at]) => [name, columnLetters(at)]));
  const good = counts.new + counts.changed + counts.same;
  const told = faults.map(({ cell, why }) => ({ cell, why: why.ru }));
  if (json) {
    const { line: headerRow, sheet } = table;
    const rows = { good, ...counts };
    const names = unknown.map(({ name }) => name);
    say(JSON.stringify({ kind, sheet, headerRow, columns, rows, unknown: names, faults: told, imported, ...more }));
  } else {
    say(
      `${imported ? 'imported' : 'nothing stored'}: ${good} good rows (${counts.new} new, ${counts.changed} changed, ${counts.same} the same)`,
    );
    say(`${counts.doubtful} doubtful, ${counts.faulty} refused, ${counts.leftOut} left out`);
    for (const { name } of unknown) say(`unknown school: ${name}`);
    for (const { cell, why } of told) say(`${cell}: ${why}`);
    for (const line of lines) say(line);
  }
  if (faults.length > 0 || counts.doubtful > 0) throw new FaultsFound('rows were refused');
}

/** @throws FaultsFound after it has printed why the file cannot be read at all */
export function refuseFile(trouble: ReadingTrouble, json = false): never {
  if (json) say(JSON.stringify({ imported: false, refused: trouble.code, detail: trouble.detail }));
  else if ('needed' in trouble)
    say(`no table with the columns ${trouble.needed.map(({ ru }) => `«${ru}»`).join(', ')} was found`);
  else say(`the file cannot be read: ${trouble.code} ${trouble.detail}`.trim());
  throw new FaultsFound('the file cannot be read');
}
