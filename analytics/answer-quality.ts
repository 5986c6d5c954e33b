/**
 * Signs that an answer set was given without care, judged from the set alone as it arrives. Together with "too fast", which
 * the phone judges, they become one flag: which sign it was is not kept, so that a flag says as little as possible.
 */
import type { ScaleItem } from './layout.ts';
import { HARD_TO_SAY, NOT_ANSWERED, type ScoringPlan } from './tally.ts';

/** One and the same answer to fewer questions than this may well be meant. */
const LEAST_FOR_A_LINE = 10;

/** Answers with a value for a smaller share of the questions say little about anything. */
const LEAST_ANSWERED = 0.5;

type Answered = { item: ScaleItem; code: number };

function answeredItems({ bytes, layout }: ScoringPlan, answers: Uint8Array): Answered[] {
  return layout.scales
    .flatMap((scale) => scale.items)
    .map((item) => ({ item, code: answers[bytes[item.index]] }))
    .filter(({ code }) => code !== NOT_ANSWERED && code !== HARD_TO_SAY);
}

/**
 * The same place chosen for every answered question, although the questions point both ways: read literally the answers
 * contradict each other (Meade & Craig 2012). Where all questions point one way, a constant answer may be honest.
 */
function isStraightLined(answered: Answered[]): boolean {
  if (answered.length < LEAST_FOR_A_LINE) return false;
  const places = new Set(answered.map(({ item, code }) => code - item.min));
  const directions = new Set(answered.map(({ item }) => item.reversed));
  return places.size === 1 && directions.size === 2;
}

/**
 * Whether an answer set is straight-lined or mostly missing ("hard to say" counts as missing).
 *
 * @param answers one byte per choice item of the form, as `addAnswers` takes it
 */
export function isDoubtful(plan: ScoringPlan, answers: Uint8Array): boolean {
  const answered = answeredItems(plan, answers);
  return answered.length < LEAST_ANSWERED * plan.layout.itemCount || isStraightLined(answered);
}
