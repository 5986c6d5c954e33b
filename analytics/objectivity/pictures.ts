/** What the pictures of a test and school are drawn from. */
import { schoolShape } from './cutoff-heap.ts';
import type { Measured } from './measure.ts';
import { histogramOf } from './totals.ts';
import type { DrawnPicture } from './types.ts';

const MARKS = 4;

/** The mark of a total, 2–5, by the cut-offs. */
export function markOf(total: number, cutoffs: readonly number[]): number {
  return 2 + cutoffs.filter((cut) => total >= cut).length;
}

/** Pupils by test mark and journal mark for every school. */
function markTables({ test: { definition, results } }: Measured, schools: number): Float64Array | null {
  if (results.journal === null) return null;
  const tables = new Float64Array(schools * MARKS * MARKS);
  const marks = Array.from({ length: definition.max + 1 }, (_, total) => markOf(total, definition.cutoffs) - 2);
  for (let row = 0; row < results.total.length; row++) {
    const [total, journal] = [results.total[row], results.journal[row]];
    if (total < 0 || journal < 2 || journal > 5) continue;
    tables[(results.school[row] * MARKS + marks[total]) * MARKS + journal - 2]++;
  }
  return tables;
}

function tableOf(tables: Float64Array | null, school: number): number[][] | null {
  if (tables === null) return null;
  const from = school * MARKS * MARKS;
  return Array.from({ length: MARKS }, (_, i) => [...tables.subarray(from + i * MARKS, from + (i + 1) * MARKS)]);
}

/** Pictures of every test and school with results; `expected` is empty where there is no counterfactual. */
export function drawPictures(measured: readonly Measured[], schools: readonly string[]): DrawnPicture[] {
  return measured.flatMap((own, test) => {
    const { totals, reference } = own;
    const tables = markTables(own, schools.length);
    return schools.flatMap((school, s) => {
      const n = totals.n[s];
      if (n === 0) return [];
      const shape = reference.heap === null ? [] : schoolShape(reference.heap, totals, s);
      return {
        test,
        school,
        n,
        mean: totals.mean[s],
        observed: [...histogramOf(totals, s)],
        expected: [...shape].map((share) => share * n),
        marksByJournal: tableOf(tables, s),
      };
    });
  });
}
