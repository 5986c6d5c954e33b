/** A count of pupils among all, school by school against the district: marks below the journal's (signal `journalShift`), pupils who did not write. */
import studentCdf from '@stdlib/stats-base-dists-t-cdf';
import { binomial, upperTail } from '../binomial-sum.ts';
import { type Part, poolParts } from '../part.ts';
import { LEAST_SCHOOLS, type Scored } from '../signals.ts';
import { betweenError, type Figure, fitStandard, type Standard } from '../standard.ts';
import type { MissingReason } from '../types.ts';
import type { Reported } from './reported.ts';

/** From so many schools on the school itself is too small a part of the district's spread to hide in it. */
const MANY_SCHOOLS = 60;
/** Nodes of the integral over the district's spread, in its deviations, evenly from one end to the other. */
const NODES = 161;
const REACH = 12;

/** √ of a share as an angle (Anscombe 1948): its sampling variance hardly depends on the share. */
const angleOf = (count: number, n: number): number => Math.asin(Math.sqrt((count + 3 / 8) / (n + 3 / 4)));
const shareOf = (angle: number): number => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;

/** One test: the first of the counts is looked at, `n` is of whom. Of a report or of a list. */
export type CountedTest = Pick<Reported, 'counts' | 'test'>;

type Angles = { reported: CountedTest; centre: number; part: Part };

/** Angles of a test as deviations from the district's, which is robust: a few raised journals do not move it. */
function anglesOf(reported: CountedTest): Angles | null {
  const n = Float64Array.from(reported.counts, (own) => own?.n ?? 0);
  const angle = Float64Array.from(reported.counts, (own) => (own === null ? 0 : angleOf(own.middle[0], own.n)));
  const variance = n.map((own) => 1 / (4 * own + 2));
  const figures = [...n.keys()].filter((s) => n[s] > 0).map((s) => ({ value: angle[s], variance: variance[s] }));
  const centre = fitStandard(figures)?.mean;
  if (centre === undefined) return null;
  return { reported, centre, part: { value: angle.map((own) => own - centre), variance, n, unit: 1 } };
}

/** What a school without a sign would have: the district's mean and spread of deviations, and their tails. */
type Spread = { mean: number; deviation: number; freedom: number };

/**
 * The spread that few schools tell is itself uncertain, and most of all where it comes out as nothing. Taken so many standard errors
 * wider, honest schools stood out no more often than they should in districts of 10, 14 and 30 schools.
 */
const WIDER = 1.25;
const MOST_FREEDOM = 20;

function spreadFor(standard: Standard, others: readonly Figure[], variance: number): Spread {
  const wide = standard.betweenVariance + WIDER * betweenError(standard);
  const sum = (between: number, power: number) =>
    others.reduce((total, own) => total + (own.variance + between) ** power, 0);
  // Satterthwaite's, as in `../standard.ts`; the mean is known from so many schools only, too.
  const freedom = (wide + variance) ** 2 * sum(wide, -2) - 1;
  return {
    mean: standard.mean,
    deviation: Math.sqrt(wide + 1 / sum(standard.betweenVariance, -1)),
    freedom: Math.max(2, Math.min(MOST_FREEDOM, freedom)),
  };
}

/**
 * P(as many or more), mid-p: binomial given the school's deviation, which follows the district's spread with the cautious tails of
 * Student's t. Over several tests the pupils are one binomial of the mean chance, whose tails are no smaller than those of the
 * sum (Hoeffding 1956).
 */
export function mixedTail(count: number, tests: readonly { n: number; centre: number }[], spread: Spread): number {
  const n = tests.reduce((sum, own) => sum + own.n, 0);
  const width = (2 * REACH) / (NODES - 1);
  let p = 0;
  for (let node = 0; node < NODES; node++) {
    const t = -REACH + node * width;
    const from = node === 0 ? 0 : studentCdf(t - width / 2, spread.freedom);
    const to = node === NODES - 1 ? 1 : studentCdf(t + width / 2, spread.freedom);
    const angle = spread.mean + t * spread.deviation;
    const chance = tests.reduce((sum, own) => sum + own.n * shareOf(own.centre + angle), 0) / n;
    p += (to - from) * upperTail(binomial(n, chance), count).mid;
  }
  return Math.min(1, p);
}

type Scores = { scores: (Scored | null)[]; missing: MissingReason };

/**
 * Every school against the others, itself left out. The effect is in pupils beyond what the district lets expect.
 *
 * @param isJudged whether a school is judged by the reports on this test; all schools tell how the district spreads
 */
export function countsAgainstDistrict(
  reports: readonly CountedTest[],
  schools: number,
  isJudged: (test: number, school: number) => boolean,
): Scores {
  const none = (missing: MissingReason): Scores => ({ scores: new Array(schools).fill(null), missing });
  if (reports.length === 0) return none('columnMissing');
  const angles = reports.map(anglesOf).filter((own) => own !== null);
  const { figures } = poolParts(
    angles.map(({ part }) => part),
    schools,
  );
  const known = figures.filter((own) => own !== null);
  if (known.length < LEAST_SCHOOLS) return none('fewSchools');
  const whole = fitStandard(known);
  const scores = figures.map((figure, s): Scored | null => {
    const others = known.length < MANY_SCHOOLS ? known.filter((own) => own !== figure) : known;
    const standard = others === known ? whole : fitStandard(others);
    const own = angles.flatMap(({ centre, reported: { counts, test } }) => {
      const line = counts[s];
      return line !== null && isJudged(test, s) ? [{ n: line.n, centre, low: line.low[0] }] : [];
    });
    if (figure === null || standard === null || own.length === 0) return null;
    const count = own.reduce((sum, { low }) => sum + low, 0);
    const n = own.reduce((sum, line) => sum + line.n, 0);
    const spread = spreadFor(standard, others, 1 / (4 * n + 2));
    const chance = own.reduce((sum, line) => sum + line.n * shareOf(line.centre + spread.mean), 0) / n;
    const between = spread.deviation ** 2 * 4 * chance * (1 - chance) * n ** 2;
    const deviation = Math.sqrt(n * chance * (1 - chance) + between);
    return {
      z: (count - n * chance) / deviation,
      p: mixedTail(count, own, spread),
      effect: count - n * chance,
      spread: deviation,
      freedom: spread.freedom,
    };
  });
  return { scores, missing: 'fewResults' };
}
