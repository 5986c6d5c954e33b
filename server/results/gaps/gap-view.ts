/** A gap as routes send it: no more digits than a page shows. */
import type { Gap as ComputedGap } from '../../../analytics/gap.ts';
import type { Gap } from './schemas.ts';

export const hundredths = (value: number): number => Math.round(100 * value) / 100 || 0;
export const whole = (value: number): number => Math.round(value) || 0;

export function gapView(gap: ComputedGap, round: (value: number) => number): Gap {
  if (gap.kind === 'withheld') return { kind: 'withheld', schools: gap.schools };
  const { interval, quarter, schools, value } = gap;
  return {
    kind: 'estimate',
    value: round(value),
    interval: [round(interval[0]), round(interval[1])],
    schools,
    quarter,
  };
}
