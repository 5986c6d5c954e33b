/** Territories reshaped for their map. */
import type { RollupResponse } from '../../../../../server/profiles/rollup/schemas.ts';
import type { TerritoryCell } from '../../../../charts/territoryMap.ts';

export function territoryCells({ territories }: RollupResponse, percent: (share: number) => string): TerritoryCell[] {
  return territories.flatMap(({ factors, id, schools }) =>
    factors.map(({ factor, high, low, medium }) => ({
      territory: String(id),
      factor,
      low,
      medium,
      high,
      schools,
      figure: high + medium + low === 0 ? '' : percent(high / schools),
    })),
  );
}

/** How many results are high, how many there are, and the factor that is high most often. */
export function countHigh(cells: TerritoryCell[]): { count: number; all: number; factor: string | null } {
  const counts = new Map<string, number>();
  for (const { factor, high } of cells) counts.set(factor, (counts.get(factor) ?? 0) + high);
  const [factor, most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  const sum = (of: (cell: TerritoryCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  return { count: sum(({ high }) => high), all: sum(({ schools }) => schools), factor: most > 0 ? factor : null };
}
