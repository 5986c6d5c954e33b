/** Orders in which measures against a factor can be compared. */
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type { MeasureUse } from '../../../../../server/roadmap/practice/schemas.ts';

export const COMPARISON_ORDERS = ['evidence', 'effort', 'weeks', 'used'] as const;
export type ComparisonOrder = (typeof COMPARISON_ORDERS)[number];

const STRENGTH = ['strong', 'moderate', 'promising', 'practice'];
const EFFORT = ['small', 'medium', 'large'];

/** In how many schools of the district a measure stands in a plan. */
export function takenBy(use: MeasureUse | undefined): number {
  return use ? use.planned.length + use.underWay.length + use.done.length : 0;
}

/** @returns a new list; measures that the order does not part keep theirs */
export function compareMeasures(
  measures: readonly MeasureView[],
  uses: readonly MeasureUse[],
  order: ComparisonOrder,
): MeasureView[] {
  const rank = ({ code, effort, evidence, weeks }: MeasureView): number => {
    if (order === 'effort') return EFFORT.indexOf(effort);
    if (order === 'weeks') return weeks;
    if (order === 'used') return -takenBy(uses.find(({ measure }) => measure === code));
    return STRENGTH.indexOf(evidence.level);
  };
  return [...measures].sort((a, b) => rank(a) - rank(b));
}
