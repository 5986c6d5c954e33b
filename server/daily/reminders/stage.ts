/** When somebody is reminded of a task. */
import { daysBetween } from '../../ground/days.ts';

/** `week` before the day, `day` before, on the day after, and once a week from then on. */
export type Stage = 'week' | 'day' | `late${number}`;

const WEEK = 7;
/** After two months of being late another reminder helps nobody. */
const LAST_LATE_WEEK = 8;

/**
 * The stage at which a task stands, or null when nobody is to be told yet or any more.
 * A stage lasts until the next one, so that a server that was down on the day itself still tells it, once.
 * @param due the last day in time, YYYY-MM-DD
 */
export function stageOf(due: string, today: string): Stage | null {
  const left = daysBetween(today, due);
  if (left > WEEK) return null;
  if (left > 1) return 'week';
  if (left >= 0) return 'day';
  const weeks = Math.floor((-left - 1) / WEEK);
  return weeks > LAST_LATE_WEEK ? null : `late${weeks}`;
}
