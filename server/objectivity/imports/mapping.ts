/** Which column of a file means what: proposed from the names of the columns, remembered by their shape. */
import { createHash } from 'node:crypto';
import { fold } from '../../../surveys/fold.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import type { Mapping } from '../../ground/db/stored/schemas.ts';
import columns from './columns.json' with { type: 'json' };

const FIELDS = ['school', 'pupil', 'class', 'variant', 'total', 'mark', 'journal'] as const;
export type Field = (typeof FIELDS)[number];

/** SHA-256 of the names of the columns in their order, hex: files of one shape are mapped alike. */
export function shapeOf(header: string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(header.map(fold)))
    .digest('hex');
}

/** A first mapping; what no column is named for is left out. */
export function proposeMapping(header: string[], test: Pick<DatedVprTest, 'items'>): Mapping {
  const names = header.map(fold);
  const taken = new Set<number>();
  const take = (matches: (name: string) => boolean): number | null => {
    const column = names.findIndex((name, index) => !taken.has(index) && matches(name));
    if (column < 0) return null;
    taken.add(column);
    return column;
  };
  const fields = Object.fromEntries(FIELDS.map((field) => [field, take((name) => columns[field].includes(name))]));
  const items = test.items
    ? test.items.map(({ name }) => ({ name, column: take((header_) => itemName(header_) === fold(name)) }))
    : names.flatMap((name, column) => {
        const item = taken.has(column) ? null : itemName(name);
        return item !== null && /\d/.test(item) ? [{ name: item, column }] : [];
      });
  return { ...(fields as Record<Field, number | null>), items };
}

/** `задание 2.1`, `№ 2.1` and `2.1` are the item `2.1`; null where the header names none. */
function itemName(header: string): string | null {
  const prefix = columns.itemPrefixes.find((each) => header.startsWith(each)) ?? '';
  const name = header
    .slice(prefix.length)
    .replace(/^[\s.№]+/, '')
    .trim();
  return /^\d{1,2}([._]\d{1,2})?([а-яa-z]\d?)?$/.test(name) ? name.replace('_', '.') : null;
}

/** Columns that the mapping names twice, or that the file does not have. */
export function mappingFaults(mapping: Mapping, columnsOfFile: number): string[] {
  const used = [
    ...FIELDS.map((field) => [field, mapping[field]] as const),
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
