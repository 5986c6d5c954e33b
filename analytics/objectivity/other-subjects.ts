/** The same pupils' results in the other tests of their grade and year. */
import type { ObjectivityTest } from './types.ts';
import type { Column } from './within-school.ts';

/** With results elsewhere for fewer than this share of the pupils, the rest would no longer stand for the school. */
const LEAST_SHARE = 0.5;

/** One key for a pupil of a school: both are whole numbers of 32 bits, the school's far fewer. */
const keyOf = (school: number, pupil: number) => school * 2 ** 32 + (pupil >>> 0);

function addTotals({ definition, results }: ObjectivityTest, sums: Map<number, { sum: number; count: number }>): void {
  const { pupil, school, total } = results;
  if (pupil === undefined || pupil === null) return;
  for (let row = 0; row < total.length; row++) {
    if (total[row] < 0 || pupil[row] < 0) continue;
    const own = sums.get(keyOf(school[row], pupil[row])) ?? { sum: 0, count: 0 };
    own.sum += total[row] / definition.max;
    own.count++;
    sums.set(keyOf(school[row], pupil[row]), own);
  }
}

/**
 * The mean share of the maximum that a pupil has in the other tests of the same grade and year, by row of the test; NaN where unknown.
 * Shares and not deviations, so that a single school means the same against a baseline.
 *
 * @param tests of a district, their `school` columns pointing into one list
 * @returns null where there is no other test or too few pupils are found in one
 */
export function otherSubjects(tests: readonly ObjectivityTest[], own: ObjectivityTest): Column | null {
  const { definition, results } = own;
  const { pupil, school } = results;
  const others = tests.filter(
    (test) => test !== own && test.definition.grade === definition.grade && test.definition.year === definition.year,
  );
  if (others.length === 0 || pupil === undefined || pupil === null) return null;
  const sums = new Map<number, { sum: number; count: number }>();
  for (const other of others) addTotals(other, sums);
  const column = Float64Array.from(school, (place, row) => {
    const found = pupil[row] < 0 ? undefined : sums.get(keyOf(place, pupil[row]));
    return found === undefined ? Number.NaN : found.sum / found.count;
  });
  const found = column.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  return found >= LEAST_SHARE * column.length ? column : null;
}
