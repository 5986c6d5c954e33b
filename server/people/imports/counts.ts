/** What became of the rows of a file, counted: their sum is always all of them. Pure. */
import type { ImportCounts } from '../../ground/db/schema.ts';

/** @param footers rows that sum up others: they are left out */
export function countRows(rows: readonly { kind: keyof ImportCounts }[], footers: number): ImportCounts {
  const counts: ImportCounts = { new: 0, changed: 0, same: 0, doubtful: 0, faulty: 0, leftOut: footers };
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}
