/** The sampling variance of a class's similarity times its pupils, from schools with several classes. */
import { median } from './standard.ts';

/** A class of n pupils and its figure. */
export type ClassFigure = { school: number; n: number; value: number };

/**
 * Where no school has several classes. Simulated classes of 5, 8, 12, 18 and 25 pupils have 1.4, 1.2, 1.1, 1.0 and 0.9 (120 schools
 * of four classes each).
 */
const ASSUMED = 1.1;
/** The assumption counts like so many classes beyond the first of a school. */
const ASSUMED_FREEDOM = 20;

/**
 * The median over schools of Σ n (x − x̄)²/(classes − 1), each divided by the median of χ²/df (Wilson & Hilferty 1931): classes that
 * copy would spoil a mean. Drawn to the assumption where classes are few.
 *
 * @returns squared deviations of a pair, times pupils; over 0
 */
export function classVariance(classes: readonly ClassFigure[]): number {
  const bySchool = new Map<number, ClassFigure[]>();
  for (const own of classes) bySchool.set(own.school, [...(bySchool.get(own.school) ?? []), own]);
  const several = [...bySchool.values()].filter((own) => own.length > 1);
  if (several.length === 0) return ASSUMED;
  const squares = several.map((own) => {
    const pupils = own.reduce((sum, { n }) => sum + n, 0);
    const mean = own.reduce((sum, { n, value }) => sum + n * value, 0) / pupils;
    const freedom = own.length - 1;
    const square = own.reduce((sum, { n, value }) => sum + n * (value - mean) ** 2, 0) / freedom;
    return square / (1 - 2 / (9 * freedom)) ** 3;
  });
  const freedom = several.reduce((sum, own) => sum + own.length - 1, 0);
  return (ASSUMED * ASSUMED_FREEDOM + median(squares) * freedom) / (ASSUMED_FREEDOM + freedom);
}
