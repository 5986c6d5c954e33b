/**
 * Which state of a set of people's rows may be shown, where rows are replaced as a whole: results that are imported again. Two states
 * that were ever shown differ by nobody or by five people and more, in each of the figures made of them; so no look before and after
 * tells of one late, corrected or withdrawn row. A state nearer than that to one shown before is shown as that one.
 */
import { isFew } from './few-people.ts';

/** A state shown before. `changed`: people in whom the state in force differs from it, by kind of figure. */
export type PastState<State> = { state: State; changed: readonly number[] };

const isAlike = (changed: readonly number[]): boolean => changed.every((people) => people === 0);

/**
 * @param inForce what would be shown
 * @param past newest first, the empty state among them
 */
export function stateToShow<State>(inForce: State, past: readonly PastState<State>[]): State {
  if (past.some(({ changed }) => isAlike(changed))) return inForce;
  const near = past.find(({ changed }) => changed.some(isFew));
  return near === undefined ? inForce : near.state;
}

/** The least number of people in whom two sets of rows differ, whoever they are; equal rows are equal texts. */
export function differingPeople(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const row of a) counts.set(row, (counts.get(row) ?? 0) + 1);
  for (const row of b) counts.set(row, (counts.get(row) ?? 0) - 1);
  let [more, fewer] = [0, 0];
  for (const count of counts.values()) {
    more += Math.max(0, count);
    fewer += Math.max(0, -count);
  }
  // One whose row was changed is in both.
  return Math.max(fewer, more);
}
