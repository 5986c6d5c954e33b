/** How many answered of those invited: counts only, exempt from suppression, for they say how many and never what. */
import { gradeView } from '../submissions/cell.ts';
import type { CoverageCell } from './schemas.ts';
import type { findCells } from './store.ts';

type CellRow = Awaited<ReturnType<typeof findCells>>[number];

/** Rows of the coverage table: the director's return first, then the anonymous cells of each school. */
export function coverageCells(schoolIds: number[], cells: CellRow[], returned: Set<number>): CoverageCell[] {
  const bySchool = Map.groupBy(cells, (cell) => cell.schoolId);
  return schoolIds.flatMap((schoolId) => [
    directorCell(schoolId, returned.has(schoolId)),
    ...(bySchool.get(schoolId) ?? []).map((cell) => ({
      ...cell,
      grade: gradeView(cell.grade),
      leftOut: cell.received - cell.sealed - cell.waiting,
    })),
  ]);
}

function directorCell(schoolId: number, signed: boolean): CoverageCell {
  const received = signed ? 1 : 0;
  const people = { roll: 1, rollNext: null, target: 1 };
  return { schoolId, audience: 'director', grade: null, ...people, received, sealed: received, waiting: 0, leftOut: 0 };
}
