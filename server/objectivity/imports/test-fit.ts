/** Whether a file holds results of the test that was chosen, or of another one. Pure. */
import type { Row } from '../../ground/tables/row.ts';
import type { TestKey } from '../tests/catalogue.ts';
import type { FileRules } from './check.ts';
import { markOf } from './row-check.ts';

/** More totals over the maximum than this are no slips. */
const MOST_OVER = 0.5;
/** Rows that agree with a test that fits. */
const LEAST_FITTING = 0.95;
const MOST_TESTS = 5;

export function createTestFit({ mapping, otherTests, test }: Pick<FileRules, 'mapping' | 'otherTests' | 'test'>) {
  const counts = otherTests.map(() => ({ fits: 0, agrees: 0 }));
  let rows = 0;
  let over = 0;
  let marked = 0;
  const whole = (cells: readonly string[], column: number | null): number | null => {
    const text = column === null ? '' : (cells[column] ?? '');
    return /^\d{1,3}$/.test(text) ? Number(text) : null;
  };
  return {
    see({ cells }: Row): void {
      const total = whole(cells, mapping.total);
      if (total === null) return;
      const mark = whole(cells, mapping.mark);
      rows += 1;
      if (total > test.maximum) over += 1;
      if (mark !== null) marked += 1;
      for (const [index, other] of otherTests.entries()) {
        if (total <= other.maximum) counts[index].fits += 1;
        if (mark !== null && mark === markOf(total, other.cuts)) counts[index].agrees += 1;
      }
    },
    /** @returns null where the file may be of the test; else those whose maximum and cut-offs fit, the likeliest first */
    otherTests(): TestKey[] | null {
      if (rows === 0 || over / rows <= MOST_OVER) return null;
      return otherTests
        .map(({ grade, subject, year }, index) => ({ key: { year, subject, grade }, ...counts[index] }))
        .filter(({ agrees, fits }) => fits >= LEAST_FITTING * rows && agrees >= LEAST_FITTING * marked)
        .toSorted((a, b) => b.agrees - a.agrees || b.fits - a.fits || b.key.year - a.key.year)
        .slice(0, MOST_TESTS)
        .map(({ key }) => key);
    },
  };
}
