/** Changes reshaped for their map: which schools it shows, in which order, and what each cell looks like. */
import type { Change, ChangesResponse } from '../../../../../server/profiles/changes/schemas.ts';
import type { ChangeCell } from '../../../../charts/changeMap.ts';
import { changeLook, signed } from '../../../../ui/changeWords.ts';
import type { Words } from '../../../../ui/words.ts';
import { isFactorCode } from '../../../parameters.ts';
import type { RisksSearch } from './arrangement.ts';

export type ChangeRow = { schoolId: number; factors: Map<string, Change> };

export function changeRows({ schools }: ChangesResponse): ChangeRow[] {
  return schools.map(({ factors, schoolId }) => ({
    schoolId,
    factors: new Map(factors.map((change) => [change.factor, change])),
  }));
}

/** The rows in order: by one factor, by name, or where most grew worse; the worst first. */
export function arrangeChanges(
  rows: ChangeRow[],
  { order }: RisksSearch,
  byName: (a: ChangeRow, b: ChangeRow) => number,
): ChangeRow[] {
  if (order === 'name') return rows.toSorted(byName);
  const factor = isFactorCode(order) ? order : null;
  const weight = (row: ChangeRow) => (factor === null ? total(row) : riskOf(row.factors.get(factor)));
  const weights = new Map(rows.map((row) => [row, weight(row)]));
  return rows.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || byName(a, b));
}

const riskOf = (change: Change | undefined): number =>
  change?.kind === 'estimate' ? change.value : Number.NEGATIVE_INFINITY;

function total({ factors }: ChangeRow): number {
  const told = [...factors.values()].filter((change) => change.kind === 'estimate');
  return told.length === 0 ? Number.NEGATIVE_INFINITY : told.reduce((sum, { value }) => sum + value, 0);
}

export function changeCells(words: Words, rows: ChangeRow[], factors: string[]): ChangeCell[] {
  return rows.flatMap(({ factors: own, schoolId }) =>
    factors.map((factor) => {
      const change = own.get(factor);
      const figure = change?.kind === 'estimate' ? signed(words, change.value) : '';
      return { school: String(schoolId), factor, look: changeLook(change), figure };
    }),
  );
}

/** How many cells are better and worse, and how many could be compared at all. */
export function countChanges(cells: ChangeCell[]): { better: number; worse: number; compared: number } {
  const count = (look: ChangeCell['look']) => cells.filter((cell) => cell.look === look).length;
  const [better, worse] = [count('better'), count('worse')];
  return { better, worse, compared: better + worse + count('cannotTell') };
}

/** Factors that the two models compute in different ways: told of no school, so the first one that has changes says it. */
export function notCompared(rows: ChangeRow[], factors: string[]): string[] {
  return factors.filter((factor) =>
    rows.some(({ factors: own }) => {
      const change = own.get(factor);
      return change?.kind === 'withheld' && change.reason === 'modelChanged';
    }),
  );
}
