/** Whether the answers come fast enough to reach the targets by the last day. */
import type { PaceResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import type { CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import { dayAfter, daysBetween } from '../../../../days.ts';

export type Pace = {
  days: { day: string; received: number }[];
  total: number;
  /** Answers needed in all groups whose number of people is known. */
  target: number;
  missing: number;
  /** A day from today to the last day; 0 when nothing is missing or no day is left. */
  needed: number;
  /** A day, over the last seven days with today, or over fewer since the opening. */
  recent: number;
};

const WEEK = 7;

type Span = { opensOn: string; closesOn: string; today: string };

/** Answers that reach the target of a cell; null when the number of people is unknown. */
export function aimOf({ roll, target }: Pick<CoverageCell, 'roll' | 'target'>): number | null {
  // A rounding error of the stored share must not ask for one person more.
  return roll === null ? null : Math.ceil(roll * target - 1e-6);
}

export function paceOf(days: PaceResponse['days'], cells: CoverageCell[], { closesOn, opensOn, today }: Span): Pace {
  const anonymous = cells.filter(({ audience }) => audience !== 'director');
  const aims = anonymous.map((cell) => ({ aim: aimOf(cell) ?? 0, received: cell.received }));
  const byDay = new Map<string, number>();
  for (const { day, received } of days) byDay.set(day, (byDay.get(day) ?? 0) + received);
  const end = today < closesOn ? today : closesOn;
  const length = Math.max(0, Math.min(daysBetween(opensOn, end), 400));
  const all = Array.from({ length: length + 1 }, (_, n) => dayAfter(opensOn, n));
  const recently = all.slice(-WEEK);
  const missing = aims.reduce((sum, { aim, received }) => sum + Math.max(0, aim - received), 0);
  const left = today > closesOn ? 0 : daysBetween(today, closesOn) + 1;
  return {
    days: all.map((day) => ({ day, received: byDay.get(day) ?? 0 })),
    total: anonymous.reduce((sum, { received }) => sum + received, 0),
    target: aims.reduce((sum, { aim }) => sum + aim, 0),
    missing,
    needed: left === 0 ? 0 : missing / left,
    recent: recently.length === 0 ? 0 : recently.reduce((sum, day) => sum + (byDay.get(day) ?? 0), 0) / recently.length,
  };
}
