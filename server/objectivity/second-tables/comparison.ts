/** The second table against the first, as far as it may be seen. */
import { compareMarkings, type Shifts } from '../../../analytics/objectivity/second-table.ts';
import { LEAST_PEOPLE, toldCount } from '../../../analytics/suppression/few-people.ts';
import { suppressTable, totalledTable } from '../../../analytics/suppression/table.ts';
import type { Comparison } from '../cases/schemas.ts';
import { markOf } from '../imports/row-check.ts';
import type { CurrentResult } from '../imports/store.ts';
import type { SecondResult } from './store.ts';

/** Counts of one to four pupils are hidden, and as many more as could give them away. */
function gateShifts({ higher, lower, same }: Shifts): Comparison['totals'] {
  const { counts, sums } = totalledTable([[lower, same, higher]]);
  const hidden = suppressTable({ counts, sums });
  const shown = (place: number) => (hidden[place] ? null : counts[place]);
  return { lower: shown(0), same: shown(1), higher: shown(2) };
}

const hundredths = (value: number): number => Math.round(100 * value) / 100 || 0;

/** @param cuts of the test, where a first result has no mark of its own */
export function compareTables(
  first: readonly CurrentResult[],
  second: readonly SecondResult[],
  cuts: [number, number, number],
): Comparison {
  const known = new Map(first.map((row) => [row.pupil.toString('base64'), row]));
  const works = second.flatMap(({ mark, pupil, total }) => {
    const own = known.get(pupil.toString('base64'));
    if (own === undefined) return [];
    return [{ first: { total: own.total, mark: own.mark ?? markOf(own.total, cuts) }, second: { total, mark } }];
  });
  const { difference, marks, pupils, totals } = compareMarkings(works);
  return {
    pupils: toldCount(pupils),
    unknown: toldCount(second.length - pupils),
    difference:
      pupils < LEAST_PEOPLE || difference === null
        ? null
        : { mean: hundredths(difference.mean), reach: hundredths(difference.reach) },
    totals: gateShifts(totals),
    marks: gateShifts(marks),
  };
}
