/**
 * What was due before a district's work in Opora began: nobody could have registered it by then, so it is never late. It can
 * still be entered, and then counts as everything else.
 */
import type { ActivityState } from '../../../ground/db/roadmap-tables.ts';
import type { Registers } from './types.ts';

/** `beganOn`: the first day of the work, YYYY-MM-DD; null where it has always been at work. */
export type Start = Pick<Registers, 'beganOn'>;

/** @param due the last day on which a thing was in time, YYYY-MM-DD */
export const wasDueBefore = ({ beganOn }: Start, due: string): boolean => beganOn !== null && due < beganOn;

/** The state of what has a last day: late becomes a state of its own where that day lay before the start. */
export function stateSince(start: Start, due: string, state: ActivityState): ActivityState {
  return state === 'late' && wasDueBefore(start, due) ? 'beforeStart' : state;
}
