/** Whether the answers come fast enough to reach the targets by the last day. */
import type { PaceResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import type { CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import { dayAfter, daysBetween, weekOf } from '../../../../days.ts';

export type Pace = {
  /** Every week from that of the opening on, by its Monday. */
  weeks: { week: string; received: number }[];
  total: number;
  /** Answers needed in all groups whose number of people is known. */
  target: number;
  missing: number;
  /** Days from today to the last one, both counted; 0 when it is over. */
  left: number;
  /** A week from today to the last day; all that is missing where less than a week is left, 0 when nothing is missing or no day left. */
  needed: number;
  /** A week, over this calendar week up to today and the one before, or since the opening. */
  recent: number;
};

const WEEK = 7;
/** A slip of the hand in a date must not draw a century. */
const MOST_WEEKS = 60;

type Span = { opensOn: string; closesOn: string; today: string };

/** Answers that reach the target of a cell; null when the number of people is unknown. */
export function aimOf({ roll, target }: Pick<CoverageCell, 'roll' | 'target'>): number | null {
  // A rounding error of the stored share must not ask for one person more.
  return roll === null ? null : Math.ceil(roll * target - 1e-6);
}

/** @param weeks by their Mondays, in order */
export function paceOf(weeks: PaceResponse['weeks'], cells: CoverageCell[], { closesOn, opensOn, today }: Span): Pace {
  const anonymous = cells.filter(({ audience }) => audience !== 'director');
  const aims = anonymous.map((cell) => ({ aim: aimOf(cell) ?? 0, received: cell.received }));
  const byWeek = new Map<string, number>();
  for (const { received, week } of weeks) byWeek.set(week, (byWeek.get(week) ?? 0) + received);
  const receivedIn = (week: string): number => byWeek.get(week) ?? 0;
  const first = weekOf(opensOn);
  const end = today < closesOn ? today : closesOn;
  // What was finished before the closing may arrive after it.
  const last = [weekOf(end), weeks.at(-1)?.week ?? first, first].reduce((one, other) => (one > other ? one : other));
  const length = Math.min(daysBetween(first, last) / WEEK, MOST_WEEKS);
  const thisWeek = weekOf(end);
  const before = dayAfter(thisWeek, -WEEK);
  const days = daysBetween(before > opensOn ? before : opensOn, end) + 1;
  const missing = aims.reduce((sum, { aim, received }) => sum + Math.max(0, aim - received), 0);
  const left = today > closesOn ? 0 : daysBetween(today, closesOn) + 1;
  return {
    weeks: Array.from({ length: length + 1 }, (_, n) => dayAfter(first, n * WEEK)).map((week) => ({
      week,
      received: receivedIn(week),
    })),
    total: anonymous.reduce((sum, { received }) => sum + received, 0),
    target: aims.reduce((sum, { aim }) => sum + aim, 0),
    missing,
    left,
    needed: left === 0 ? 0 : missing / Math.max(1, left / WEEK),
    recent: days <= 0 ? 0 : ((receivedIn(before) + receivedIn(thisWeek)) / days) * WEEK,
  };
}
