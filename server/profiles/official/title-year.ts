/** The year that titles above a table name. Pure. */
import type { Row } from '../../ground/tables/row.ts';

const YEAR = /(?<!\d)20\d\d(?!\d)/g;

/** @returns null where no title names a year, or several are named (`2025/2026`): then a person says it */
export function titleYear(titles: readonly Row[]): { year: number; line: number } | null {
  const named = titles.flatMap(({ cells, line }) =>
    [...cells.join(' ').matchAll(YEAR)].map(([year]) => ({ year: Number(year), line })),
  );
  return new Set(named.map(({ year }) => year)).size === 1 ? named[0] : null;
}
