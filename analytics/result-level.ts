/**
 * What a result on a factor says of its level: the one home of this rule, for the server and for the pages alike. A result may be
 * an estimate and yet have no level, where too few people answered; such a result enters no count and shows no number.
 */
import type { Estimate, Level, WithheldReason } from './types.ts';

/** What a page shows of a result: its level, or why there is none. */
export type Look = Level | Unjudged;

/** Why a result has no level: too few answers for one, fewer than may be shown, or nothing to compute it from. */
export type Unjudged = 'few' | 'hidden' | 'noData';

/** As much of a result as the rule reads; absent where a school has none. */
type Judged =
  | { kind: 'estimate'; level: Level; state: Estimate['state'] }
  | { kind: 'withheld'; reason: WithheldReason }
  | null
  | undefined;

type WithLevel<Result> = Extract<Result, { kind: 'estimate' }> & { state: 'certain' | 'leaning' };

/** Whether a level may be told of the result, certain or leaning. */
export function hasLevel<Result extends Judged>(result: Result): result is WithLevel<Result> {
  return result?.kind === 'estimate' && result.state !== 'few';
}

/** Whether the risk is high, certain or leaning. */
export function isHigh<Result extends Judged>(result: Result): result is WithLevel<Result> {
  return hasLevel(result) && result.level === 'high';
}

/** Whether the result has a level that stands: its probability is at least 0.8. */
export function isCertain<Result extends Judged>(result: Result): result is WithLevel<Result> {
  return hasLevel(result) && result.state === 'certain';
}

/** @returns one look of the six for every result; `look` of the table `profile` is the same rule in SQL */
export function lookOf(result: Judged): Look {
  return hasLevel(result) ? result.level : whyNoLevel(result);
}

/** @param result without a level */
export function whyNoLevel(result: Judged): Unjudged {
  if (result?.kind === 'estimate') return 'few';
  return result?.reason === 'fewAnswers' ? 'hidden' : 'noData';
}

/** Whether a look is a level. */
export function isLevel(look: Look): look is Level {
  return look === 'low' || look === 'medium' || look === 'high';
}
