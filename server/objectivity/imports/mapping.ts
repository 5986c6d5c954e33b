/** Which column of a file means what: proposed from the names of the columns, remembered by their shape. */

import { createHash } from 'node:crypto';
import { fold, foldHeading } from '../../../surveys/fold.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import type { Mapping } from '../../ground/db/stored/schemas.ts';
import { remembered } from '../../ground/remembered.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import type { Row } from '../../ground/tables/row.ts';
import { itemName } from './items.ts';

const columns = fileWords.pupilRows;

const FIELDS = ['school', 'login', 'pupil', 'class', 'letter', 'variant', 'total', 'mark', 'journal'] as const;
export type Field = (typeof FIELDS)[number];

/** SHA-256 of the names of the columns in their order, hex: files of one shape are mapped alike. */
export function shapeOf(header: string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(header.map(fold)))
    .digest('hex');
}

/**
 * A first mapping; what no column is named for is left out.
 * @param titles by column the names that may stand over it
 * @param below rows under the heading: a column that could hold names or logins of schools is told by what it holds
 */
export function proposeMapping(
  titles: readonly (readonly string[])[],
  test: Pick<DatedVprTest, 'items'>,
  below: readonly Pick<Row, 'cells'>[] = [],
): Mapping {
  const taken = new Set<number>();
  const take = (matches: (column: number) => boolean): number | null => {
    const column = titles.findIndex((_, index) => !taken.has(index) && matches(index));
    if (column < 0) return null;
    taken.add(column);
    return column;
  };
  const names = titles.map((list) => list.flatMap((title) => namesOf(title)));
  const named = (words: readonly string[]) => (column: number) => names[column].some((name) => words.includes(name));
  /** A whole title before one that goes on in brackets: `Отметка (журнал)` is no `Отметка`. */
  const whole = titles.map((list) => list.flatMap((title) => wholeOf(title)));
  const isWhole = (words: readonly string[]) => (column: number) => whole[column].some((name) => words.includes(name));
  const holdsLogins = (column: number): boolean => LOGIN.test(firstValue(below, column));
  const isSchool = named(columns.school);
  // What is called "ОО" holds a name or a login.
  const login = take((column) => named(columns.login)(column) || (isSchool(column) && holdsLogins(column)));
  const school = take((column) => isSchool(column));
  const rest = FIELDS.filter((field) => field !== 'login' && field !== 'school');
  const exact = new Map(rest.map((field) => [field, take(isWhole(columns[field]))]));
  const fields = Object.fromEntries(rest.map((field) => [field, exact.get(field) ?? take(named(columns[field]))]));
  const items = test.items
    ? test.items.map(({ name }) => ({ name, column: take((column) => itemOf(titles[column]) === fold(name)) }))
    : titles.flatMap((list, column) => {
        const item = taken.has(column) ? null : itemOf(list);
        return item === null ? [] : [{ name: item, column }];
      });
  return { ...(fields as Record<Exclude<Field, 'login' | 'school'>, number | null>), login, school, items };
}

const LOGIN = /^edu\d{4,10}$/i;

const firstValue = (rows: readonly Pick<Row, 'cells'>[], column: number): string =>
  rows.find(({ cells }) => (cells[column] ?? '') !== '')?.cells[column] ?? '';

/** As it stands, without points and without what stands in brackets. */
const namesOf = remembered((title): string[] => {
  const [folded, plain] = wholeOf(title);
  return [...new Set([folded, plain, plain.replace(/ ?\(.*$/, '')])];
});

const wholeOf = remembered((title): string[] => [fold(title), foldHeading(title)]);

function itemOf(titles: readonly string[]): string | null {
  for (const title of titles) {
    const item = itemName(title);
    if (item !== null) return item;
  }
  return null;
}

/** Columns that the mapping names twice, or that the file does not have. */
export function mappingFaults(mapping: Mapping, columnsOfFile: number): string[] {
  const used = [
    ...FIELDS.map((field) => [field, mapping[field] ?? null] as const),
    ...mapping.items.map(({ name, column }) => [name, column] as const),
  ];
  const seen = new Map<number, string>();
  return used.flatMap(([name, column]) => {
    if (column === null) return [];
    const first = seen.get(column);
    seen.set(column, name);
    return first !== undefined || column >= columnsOfFile ? [name] : [];
  });
}
