/** What reports count, counted in pupil rows. */
import { markOf } from '../pictures.ts';
import type { ObjectivityTest } from '../types.ts';
import type { AggregateKind } from './report.ts';

/** Values by kind of report in its order (see `report.ts`), and the pupils that they are of; `itemResults` are points. */
export type PupilCounts = Record<AggregateKind, { n: number; values: number[] }>;

function emptyCounts(max: number, items: number): PupilCounts {
  const of = (length: number) => ({ n: 0, values: new Array<number>(length).fill(0) });
  return { markStatistics: of(4), journalComparison: of(3), scoreDistribution: of(max + 1), itemResults: of(items) };
}

/** Counts by place of the school. A pupil without a total, journal mark or an item is in none of the lists that need it. */
export function countPupils({ definition, results }: ObjectivityTest): PupilCounts[] {
  const width = definition.items.length;
  const counted = results.schools.map(() => emptyCounts(definition.max, width));
  results.school.forEach((school, row) => {
    const [total, journal] = [results.total[row], results.journal?.[row] ?? -1];
    const own = counted[school];
    const add = (kind: AggregateKind, place: number) => {
      own[kind].n++;
      own[kind].values[place]++;
    };
    if (total >= 0) {
      const mark = markOf(total, definition.cutoffs);
      add('markStatistics', mark - 2);
      add('scoreDistribution', total);
      if (journal >= 2) add('journalComparison', 1 + Math.sign(mark - journal));
    }
    const items = results.items?.subarray(row * width, (row + 1) * width);
    if (items === undefined || items.some((score) => score < 0)) return;
    own.itemResults.n++;
    items.forEach((score, item) => {
      own.itemResults.values[item] += score;
    });
  });
  return counted;
}
