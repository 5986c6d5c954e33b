/** Which schools the heat map shows and in which order: what the address of the page keeps. */
import { hasLevel, isHigh } from '../../../../../analytics/result-level.ts';
import type { SchoolSummary } from '../../../../../server/people/schools/schemas.ts';
import { isFactorCode } from '../../../parameters.ts';
import { need, type SchoolRow } from './heatMap.ts';

const STATUSES = ['lowResults', 'hardConditions'] as const;
const ACCOUNT = /^[\w-]{1,64}$/;

export type Status = (typeof STATUSES)[number];

/**
 * `order`: `name`, `similar` or the code of a factor; absent where need decides. `level` leaves schools with a high risk, `tutor`
 * those that this account goes to. `year`: the campaign before, or the change since it. `territory`: within it alone.
 */
export type RisksSearch = {
  order?: string;
  status?: Status;
  level?: 'high';
  tutor?: string;
  year?: 'last' | 'change';
  territory?: number;
};

export function parseRisksSearch(search: Record<string, unknown>): RisksSearch {
  const { level, order, status, territory, tutor, year } = search;
  const isOrder = order === 'name' || order === 'similar' || isFactorCode(order);
  const place = Number(territory);
  return {
    ...(isOrder && { order }),
    ...(STATUSES.some((each) => each === status) && { status: status as Status }),
    ...(level === 'high' && { level }),
    ...(typeof tutor === 'string' && ACCOUNT.test(tutor) && { tutor }),
    ...((year === 'last' || year === 'change') && { year }),
    ...(Number.isInteger(place) && place > 0 && { territory: place }),
  };
}

/** The rows whose schools pass the filters of status and tutor. @param visited schools that the chosen tutor goes to */
export function ofSchools<Row extends { schoolId: number }>(
  rows: readonly Row[],
  { status, tutor }: RisksSearch,
  find: (id: number) => SchoolSummary | undefined,
  visited: ReadonlySet<number>,
): Row[] {
  return rows.filter(
    ({ schoolId }) =>
      (status === undefined || find(schoolId)?.status.kinds.includes(status) === true) &&
      (tutor === undefined || visited.has(schoolId)),
  );
}

/**
 * The rows that pass the filter of the level, in the chosen order.
 * @param byName compares two schools by the name on the page; it decides between equals
 */
export function arrangeRows(
  rows: readonly SchoolRow[],
  { order, level }: RisksSearch,
  byName: (a: SchoolRow, b: SchoolRow) => number,
): SchoolRow[] {
  const factor = isFactorCode(order) ? order : null;
  const kept = rows.filter((row) => level === undefined || hasHigh(row, factor));
  if (order === 'name') return kept.sort(byName);
  const needs = new Map(kept.map((row) => [row, need(row)]));
  const byNeed = kept.sort((a, b) => (needs.get(b) ?? 0) - (needs.get(a) ?? 0) || byName(a, b));
  if (order === 'similar') return chainBySimilarity(byNeed);
  return factor === null ? byNeed : byNeed.sort((a, b) => riskOf(b, factor) - riskOf(a, factor));
}

function hasHigh({ factors }: SchoolRow, factor: string | null): boolean {
  return [...factors.values()].some((result) => (factor === null || result.factor === factor) && isHigh(result));
}

/** Schools without an estimate that counts come last. */
function riskOf({ factors }: SchoolRow, factor: string): number {
  const result = factors.get(factor);
  return hasLevel(result) ? result.value : Number.NEGATIVE_INFINITY;
}

/**
 * Begins with the first row and puts after each row the one most like it (greedy nearest neighbour seriation; Hahsler,
 * Hornik & Buchta 2008). O(n²) for n rows.
 */
function chainBySimilarity(rows: SchoolRow[]): SchoolRow[] {
  const left = [...rows];
  const chain = left.splice(0, 1);
  while (left.length > 0) {
    const last = chain[chain.length - 1];
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, row] of left.entries()) {
      const far = distance(last, row);
      if (far < least) [nearest, least] = [index, far];
    }
    chain.push(...left.splice(nearest, 1));
  }
  return chain;
}

/** The greatest distance that two values on the scale of risk can have: what schools without a common factor get. */
const FARTHEST = 100;

/** Root mean square difference over the factors that both rows have, in points of risk, 0–100. */
function distance(a: SchoolRow, b: SchoolRow): number {
  let sum = 0;
  let common = 0;
  for (const [factor, result] of a.factors) {
    const other = b.factors.get(factor);
    if (result.kind !== 'estimate' || other?.kind !== 'estimate') continue;
    sum += (result.value - other.value) ** 2;
    common += 1;
  }
  return common === 0 ? FARTHEST : Math.sqrt(sum / common);
}
