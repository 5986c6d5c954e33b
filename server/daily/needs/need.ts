/** Which school needs its tutor most, by an open rule: every point has a reason that the page says in words. Pure. */
import { daysBetween } from '../../ground/days.ts';

export type Circumstances = {
  /** Factors with a high risk in the newest closed campaign. */
  highRisks: number;
  /** Confirmed signs of biased results. */
  signs: number;
  /** Activities of the district's roadmap that are late for the school. */
  lateActivities: number;
  openRequests: number;
  /** Concept documents that wait for the tutor's review. */
  unreviewed: number;
  /** The last visit that took place this year, YYYY-MM-DD; null for none. */
  lastVisit: string | null;
};

export const REASONS = ['highRisks', 'signs', 'requests', 'late', 'unvisited', 'longAgo', 'reviews'] as const;
/** `count` is what the reason counts: risks, requests, days since the last visit; 0 where there is nothing to count. */
export type Reason = { kind: (typeof REASONS)[number]; count: number; points: number };
export type Need = { points: number; reasons: Reason[] };

/** Points for each piece of a reason, and the most that the reason gives. */
const WEIGHTS = {
  highRisks: { each: 2, most: 10 },
  signs: { each: 3, most: 3 },
  requests: { each: 2, most: 4 },
  late: { each: 1, most: 4 },
  reviews: { each: 1, most: 3 },
} as const;
const UNVISITED_POINTS = 3;
/** A visit counts as long ago from two months on: one point, and one more for each further month, at most as one that never was. */
const LONG_AGO_DAYS = 60;
const MONTH_DAYS = 30;

/** @param today YYYY-MM-DD @returns the reasons with most points first */
export function needOf(circumstances: Circumstances, today: string): Need {
  const { highRisks, lastVisit, lateActivities, openRequests, signs, unreviewed } = circumstances;
  const counted = { highRisks, signs, requests: openRequests, late: lateActivities, reviews: unreviewed };
  const reasons = Object.entries(counted).map(([kind, count]): Reason => {
    const { each, most } = WEIGHTS[kind as keyof typeof WEIGHTS];
    return { kind: kind as Reason['kind'], count, points: Math.min(most, each * count) };
  });
  reasons.push(visitReason(lastVisit, today));
  const told = reasons.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points || order(a) - order(b));
  return { points: told.reduce((sum, { points }) => sum + points, 0), reasons: told };
}

const order = ({ kind }: Reason) => REASONS.indexOf(kind);

function visitReason(lastVisit: string | null, today: string): Reason {
  if (lastVisit === null) return { kind: 'unvisited', count: 0, points: UNVISITED_POINTS };
  const days = daysBetween(lastVisit, today);
  const over = days - LONG_AGO_DAYS;
  const points = over < 0 ? 0 : Math.min(UNVISITED_POINTS, 1 + Math.floor(over / MONTH_DAYS));
  return { kind: 'longAgo', count: days, points };
}
