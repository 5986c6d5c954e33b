/** Which cells of a school must be counted as one. */
import { mergeTallies } from './tally.ts';
import type { Cell } from './types.ts';

/** Where the roll of a grade is under this, the grades of the school form one cell. */
const SMALL_GRADE = 10;

function joined(cells: Cell[]): Cell {
  const people = cells.map((cell) => cell.people).filter((roll) => roll !== null);
  return {
    audience: cells[0].audience,
    grade: null,
    people: people.length === 0 ? null : people.reduce((a, b) => a + b, 0),
    tally: cells.map((cell) => cell.tally).reduce(mergeTallies),
  };
}

/**
 * The cells of one audience of one school, joined into one where a grade has fewer than 10 people, or where grades and
 * a cell without grade stand side by side, so that nothing can be had by subtraction.
 */
export function joinSmallGrades(cells: Cell[]): Cell[] {
  const small = cells.some(({ people }) => people !== null && people < SMALL_GRADE);
  const mixed = cells.some(({ grade }) => grade === null);
  return cells.length > 1 && (small || mixed) ? [joined(cells)] : cells;
}
