/**
 * In how many pupils two states of a school's results differ, for every figure that is made of them. A difference in one figure hides
 * behind none in another: one pupil's item is not released because five others were given another class.
 */
import { differingPeople } from './shown-state.ts';

/** A pupil's results as figures read them. */
export type PupilRow = {
  total: number;
  mark: number | null;
  journal: number | null;
  /** Empty where it is not known. */
  class: string;
  /** Points by the item's name, so that the order of columns in a file says nothing. */
  items: Readonly<Record<string, number>>;
  /** The pupil, where results of the year before or after are compared; else empty. */
  linked: string;
};

/** What figures are made of, by itself and together. The variant enters none. */
const TOGETHER: readonly (readonly Exclude<keyof PupilRow, 'items'>[])[] = [
  ['total'],
  ['mark'],
  ['journal'],
  ['class'],
  ['linked'],
  ['total', 'journal'],
  ['total', 'class'],
  ['total', 'linked'],
  ['journal', 'linked'],
];

/**
 * @returns for each figure the least number of pupils in whom it differs; all are 0 where nothing does
 */
export function pupilDifferences(a: readonly PupilRow[], b: readonly PupilRow[]): number[] {
  const names = [...new Set([...a, ...b].flatMap(({ items }) => Object.keys(items)))].toSorted();
  const same = sameClasses(a, b, names);
  const renamed = b.map((row) => ({ ...row, class: same.get(row.class) ?? `new ${row.class}` }));
  const itemsOf = ({ items }: PupilRow) => names.map((name) => items[name] ?? '').join(' ');
  const figures: ((row: PupilRow) => string)[] = [
    ...TOGETHER.map((parts) => (row: PupilRow) => parts.map((part) => row[part] ?? '').join(' ')),
    ...names.map(
      (name) =>
        ({ items }: PupilRow) =>
          `${items[name] ?? ''}`,
    ),
    ...names.map(
      (name) =>
        ({ items, total }: PupilRow) =>
          `${total} ${items[name] ?? ''}`,
    ),
    (row) => `${row.total}/${itemsOf(row)}`,
    (row) => `${row.class}/${itemsOf(row)}`,
    (row) => `${row.class}/${row.total} ${row.mark} ${row.journal}/${itemsOf(row)}`,
  ];
  return figures.map((figure) => differingPeople(a.map(figure), renamed.map(figure)));
}

/**
 * In how many pupils who did not write two states differ: in all, and by their marks in the journal.
 * @param a and b: pupils by mark, in the same order; null where a file has no rows of them, which tells no number
 */
export function absentDifferences(a: readonly number[] | null, b: readonly number[] | null): number[] {
  if (a === null || b === null) return [];
  const moved = a.map((own, mark) => own - b[mark]);
  const [more, fewer] = [1, -1].map((sign) => moved.reduce((sum, own) => sum + Math.max(0, sign * own), 0));
  return [Math.abs(more - fewer), Math.max(more, fewer)];
}

/** Classes of `b` by those of `a` that share most rows with them: names are not compared, for a file may give all of them others. */
function sameClasses(a: readonly PupilRow[], b: readonly PupilRow[], names: readonly string[]): Map<string, string> {
  const keyOf = ({ items, journal, total }: PupilRow) =>
    [total, journal, ...names.map((name) => items[name])].map((value) => value ?? '').join(' ');
  const [before, after] = [a, b].map((rows) =>
    [...Map.groupBy(rows, (row) => row.class)].map(([name, own]) => ({ name, counts: count(own.map(keyOf)) })),
  );
  const pairs = before.flatMap((own) =>
    after.map((other) => ({ own: own.name, other: other.name, shared: shared(own.counts, other.counts) })),
  );
  pairs.sort((x, y) => y.shared - x.shared || Number(y.own === y.other) - Number(x.own === x.other));
  const [found, taken] = [new Map<string, string>(), new Set<string>()];
  for (const { other, own } of pairs) {
    if (found.has(other) || taken.has(own)) continue;
    found.set(other, own);
    taken.add(own);
  }
  return found;
}

function count(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const shared = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number =>
  [...a].reduce((sum, [key, own]) => sum + Math.min(own, b.get(key) ?? 0), 0);
