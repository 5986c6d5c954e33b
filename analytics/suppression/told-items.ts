/**
 * Shares of points by item as they may be seen: in pupils with all points, to the nearest five, as other numbers of pupils are, so that
 * one to four who took an item, or missed it, are never told from none or from five.
 */
import { wilsonInterval } from '../proportion.ts';
import { roundToFive } from './score-bins.ts';

/** Shares, 0–1. */
export type ToldShare = { share: number; interval: [low: number, high: number] };

/** Nothing lies farther from the five that it is told as: half of five, up to a whole pupil. */
const ROUNDED_BY = 3;

/**
 * The interval is that of whole items won or lost by so many pupils, and holds whatever is told as the same five.
 *
 * @param whole points over the item's maximum @param n pupils, at least ten; how many wrote is told
 * @example toldShare(11.5, 24).share // 10 / 24
 */
export function toldShare(whole: number, n: number): ToldShare {
  const count = Math.min(n, roundToFive(whole));
  const [low] = wilsonInterval(Math.max(0, count - ROUNDED_BY), n);
  const [, high] = wilsonInterval(Math.min(n, count + ROUNDED_BY), n);
  return { share: count / n, interval: [low, high] };
}
