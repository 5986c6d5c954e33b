import { isFactorCode } from '../../../parameters.ts';

/** What the address of the plan's page keeps: the school, and the cell of the matrix whose lines are listed. */
export type PlanSearch = { school?: number; factor?: string; activity?: number };

export function parsePlanSearch({ activity, factor, school }: Record<string, unknown>): PlanSearch {
  const isNumber = (value: unknown) => Number.isInteger(Number(value)) && Number(value) > 0;
  return {
    ...(isNumber(school) && { school: Number(school) }),
    ...(isFactorCode(factor) && { factor }),
    ...(isNumber(activity) && { activity: Number(activity) }),
  };
}
