/** The formulas of the judgement that another method, which it is compared with, may have otherwise. */
import { type Combination, OUR_COMBINATION } from './combine.ts';
import { helpRatio } from './help-ratio.ts';
import { type Habit, OUR_HABIT } from './journal-shift.ts';
import { otherSubjects } from './other-subjects.ts';
import { expectedTop } from './pair-tops.ts';
import { poolParts } from './part.ts';
import { type Pooling, scoreRise } from './signals.ts';

export type Method = {
  pool: Pooling;
  /** What `highMean` takes into account. */
  otherSubjects: typeof otherSubjects;
  /** What `hardItems` is judged by; null: by Guttman errors. */
  helpRatio: typeof helpRatio;
  /** What `similarity` takes away for the size of a class. */
  expectedTop: typeof expectedTop;
  /** What `journalShift` takes away of last year. */
  habit: Habit;
  scoreRise: typeof scoreRise;
  combination: Combination;
};

export const OUR_METHOD: Method = {
  pool: poolParts,
  otherSubjects,
  helpRatio,
  expectedTop,
  habit: OUR_HABIT,
  scoreRise,
  combination: OUR_COMBINATION,
};
