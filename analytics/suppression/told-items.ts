/**
 * Shares of points by item as they may be seen: in pupils with all points, to the nearest five, as other numbers of pupils are, so that
 * one to four who took an item, or missed it, are never told from none or from five.
 */
import { wilsonInterval } from '../proportion.ts';
import { roundToFive } from './score-bins.ts';

/** Shares, 0–1. */
export type ToldShare = { share: number; interval: [low: number, high: number] };

/**
 * The interval is that of whole items won or lost by so many pupils: points of an item of several points scatter less.
 *
 * @param whole points over the item's maximum @param n pupils, at least ten
 * @example toldShare(11.5, 24).share // 0.4: ten of 25
 */
export function toldShare(whole: number, n: number): ToldShare {
  const pupils = roundToFive(n);
  const count = Math.min(pupils, roundToFive(whole));
  return { share: count / pupils, interval: wilsonInterval(count, pupils) };
}
