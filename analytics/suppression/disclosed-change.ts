/**
 * Changes between campaigns as they may be stored and shown. They are computed from what is released of both campaigns, so every
 * figure behind them stands for five people or more and moves in steps of five; figures before shrinkage are not shown, and no
 * change is shown where a page shows no level of one of the two years: it would tell that level.
 */
import type { ChangeEstimate, SchoolChange } from '../change.ts';

export type DisclosedChange =
  | Omit<ChangeEstimate, 'raw'>
  | { kind: 'withheld'; factor: string; reason: 'modelChanged' | 'noCommonData' | 'fewAnswers' };

export type DisclosedSchoolChange = { school: string; factors: DisclosedChange[] };

/**
 * @param isShown whether both campaigns show a level of a school on a factor
 */
export function discloseChanges(
  changes: SchoolChange[],
  isShown: (school: string, factor: string) => boolean,
): DisclosedSchoolChange[] {
  return changes.map(({ school, factors }) => ({
    school,
    factors: factors.map((change) => {
      if (change.kind === 'withheld') return change;
      const { factor } = change;
      return isShown(school, factor) ? coarse(change) : { kind: 'withheld', factor, reason: 'fewAnswers' };
    }),
  }));
}

/** Where nothing is pooled the change is the school's own difference, and has no more digits than its figures have. */
function coarse({ raw, ...change }: ChangeEstimate): DisclosedChange {
  const steps = change.value === raw.value ? 1 : 10;
  const round = (value: number) => Math.round(steps * value) / steps || 0;
  return {
    ...change,
    value: round(change.value),
    sd: Math.round(10 * change.sd) / 10,
    interval: [round(change.interval[0]), round(change.interval[1])],
    probabilityBetter: Math.round(100 * change.probabilityBetter) / 100,
  };
}
