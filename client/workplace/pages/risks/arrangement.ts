/** Which schools the heat map shows and in which order: what the address of the page keeps. */
import type { SchoolSummary } from '../../../../server/schools/schemas.ts';
import { need, type SchoolRow } from './heatMap.ts';

const STATUSES = ['lowResults', 'hardConditions'] as const;
const FACTOR_CODE = /^F\d{2}$/;

export type Status = (typeof STATUSES)[number];

/** `order`: `name`, `similar` or the code of a factor; absent where need decides. `level` leaves schools with a high risk. */
export type RisksSearch = { order?: string; status?: Status; level?: 'high' };

export function parseRisksSearch(search: Record<string, unknown>): RisksSearch {
  const { level, order, status } = search;
  const isOrder = typeof order === 'string' && (order === 'name' || order === 'similar' || FACTOR_CODE.test(order));
  return {
    ...(isOrder && { order }),
    ...(STATUSES.some((each) => each === status) && { status: status as Status }),
    ...(level === 'high' && { level }),
  };
}

/**
 * The rows that pass the filters, in the chosen order.
 * @param find the school of a row, for its status in the newest year that it has one
 * @param byName compares two schools by the name on the page; it decides between equals
 */
export function arrangeRows(
  rows: readonly SchoolRow[],
  { order, status, level }: RisksSearch,
  find: (id: number) => SchoolSummary | undefined,
  byName: (a: SchoolRow, b: SchoolRow) => number,
): SchoolRow[] {
  const factor = order !== undefined && FACTOR_CODE.test(order) ? order : null;
  const kept = rows.filter(
    (row) =>
      (status === undefined || statusOf(find(row.schoolId)).includes(status)) &&
      (level === undefined || hasHigh(row, factor)),
  );
  if (order === 'name') return kept.sort(byName);
  const byNeed = kept.sort((a, b) => need(b) - need(a) || byName(a, b));
  if (order === 'similar') return chainBySimilarity(byNeed);
  return factor === null ? byNeed : byNeed.sort((a, b) => riskOf(b, factor) - riskOf(a, factor));
}

function statusOf(school: SchoolSummary | undefined): Status[] {
  const newest = Math.max(...(school?.designations ?? []).map(({ year }) => year));
  return (school?.designations ?? []).filter(({ year }) => year === newest).map(({ kind }) => kind);
}

function hasHigh({ factors }: SchoolRow, factor: string | null): boolean {
  return [...factors.values()].some(
    (result) =>
      (factor === null || result.factor === factor) &&
      result.kind === 'estimate' &&
      result.state !== 'few' &&
      result.level === 'high',
  );
}

/** Schools without an estimate that counts come last. */
function riskOf({ factors }: SchoolRow, factor: string): number {
  const result = factors.get(factor);
  return result?.kind === 'estimate' && result.state !== 'few' ? result.value : Number.NEGATIVE_INFINITY;
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
