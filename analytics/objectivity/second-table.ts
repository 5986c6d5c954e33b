/** Two markings of the same works, pupil by pupil. */

/** A pupil's total and mark in the first and the second marking. */
export type MarkedTwice = { first: { total: number; mark: number }; second: { total: number; mark: number } };

/** How many pupils have less, as much or more in the second marking. */
export type Shifts = { lower: number; same: number; higher: number };

export type Compared = {
  pupils: number;
  /** Mean of second − first, points, and half the width of its 95 % interval; null under two pupils. */
  difference: { mean: number; reach: number } | null;
  totals: Shifts;
  marks: Shifts;
};

function shiftsOf(differences: readonly number[]): Shifts {
  const count = (sign: number) => differences.filter((own) => Math.sign(own) === sign).length;
  return { lower: count(-1), same: count(0), higher: count(1) };
}

const Z95 = 1.96;

/**
 * Compares two markings. The standard error is that of a mean of paired differences: s/√n; the interval is the normal one.
 * @param works pupils who are in both
 */
export function compareMarkings(works: readonly MarkedTwice[]): Compared {
  const totals = works.map(({ first, second }) => second.total - first.total);
  const n = works.length;
  const mean = totals.reduce((sum, own) => sum + own, 0) / Math.max(1, n);
  const squares = totals.reduce((sum, own) => sum + (own - mean) ** 2, 0);
  return {
    pupils: n,
    difference: n < 2 ? null : { mean, reach: Z95 * Math.sqrt(squares / (n - 1) / n) },
    totals: shiftsOf(totals),
    marks: shiftsOf(works.map(({ first, second }) => second.mark - first.mark)),
  };
}
