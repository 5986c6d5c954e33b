/** Scores profiles against the truth of a simulation: wrong levels, coverage of intervals, calibration of P(high). */
import { levelOf } from '../../analytics/level.ts';
import { districtProfile } from '../../analytics/profile.ts';
import { seededRandom } from '../../analytics/random.ts';
import type { Estimate, Level } from '../../analytics/types.ts';
import { type Setting, SIMULATED_MODEL, simulateDistrict } from './profile-simulator.ts';

/** A band of stated probabilities: mean said, share that was, number. */
export type Band = { said: number; was: number; n: number };

export type CellScore = {
  answers: string;
  people: string;
  schools: number;
  tau: number;
  missing: number;
  seed: number;
  districts: number;
  estimates: number;
  /** Share of wrong levels: ours, and of the weighted means cut without shrinkage. */
  wrong: number;
  naive: number;
  /** Share of levels off by two. */
  offByTwo: number;
  /** Share of levels with probability ≥ 0.8, and the share of wrong ones among them. */
  certain: number;
  certainWrong: number;
  coverage90: number;
  /** Coverage in the schools where a group is missing; null where no group is. */
  coverageMissing: number | null;
  calibration: Band[];
};

const ORDER: Record<Level, number> = { low: 0, medium: 1, high: 2 };
const CERTAIN = 0.8;
const BANDS = 10;
const INFORMANTS = 4;

type Counts = Record<
  'n' | 'wrong' | 'naive' | 'two' | 'certain' | 'certainWrong' | 'held' | 'missing' | 'missingHeld',
  number
>;

function count(counts: Counts, bands: Band[], estimate: Estimate, truth: number): void {
  const level = levelOf(truth, SIMULATED_MODEL.thresholds);
  const wrong = estimate.level !== level;
  const held = estimate.interval[0] <= truth && truth <= estimate.interval[1];
  const certain = estimate.probabilities[estimate.level] >= CERTAIN;
  const missing = estimate.groups.length < INFORMANTS;
  counts.n += 1;
  counts.wrong += Number(wrong);
  counts.naive += Number(levelOf(estimate.raw, SIMULATED_MODEL.thresholds) !== level);
  counts.two += Number(Math.abs(ORDER[estimate.level] - ORDER[level]) === 2);
  counts.certain += Number(certain);
  counts.certainWrong += Number(certain && wrong);
  counts.held += Number(held);
  counts.missing += Number(missing);
  counts.missingHeld += Number(missing && held);
  const band = bands[Math.min(BANDS - 1, Math.floor(BANDS * estimate.probabilities.high))];
  band.said += estimate.probabilities.high;
  band.was += Number(level === 'high');
  band.n += 1;
}

function slashed({ director, teacher, student, parent }: Setting['answers']): string {
  return [director, teacher, student, parent].join('/');
}

/** Simulates districts of a setting from a seed and scores every estimate. */
export function scoreCell(setting: Setting, districts: number, seed: number): CellScore {
  const random = seededRandom(seed);
  const counts: Counts = {
    n: 0,
    wrong: 0,
    naive: 0,
    two: 0,
    certain: 0,
    certainWrong: 0,
    held: 0,
    missing: 0,
    missingHeld: 0,
  };
  const bands: Band[] = Array.from({ length: BANDS }, () => ({ said: 0, was: 0, n: 0 }));
  for (let d = 0; d < districts; d++) {
    const { schools, truth } = simulateDistrict(random, setting);
    districtProfile(SIMULATED_MODEL, schools).schools.forEach(({ factors }, s) => {
      factors.forEach((result, f) => {
        if (result.kind === 'estimate') count(counts, bands, result, truth[s][f]);
      });
    });
  }
  const { n } = counts;
  return {
    answers: slashed(setting.answers),
    people: slashed(setting.people),
    schools: setting.schools,
    tau: setting.tau,
    missing: setting.missing,
    seed,
    districts,
    estimates: n,
    wrong: counts.wrong / n,
    naive: counts.naive / n,
    offByTwo: counts.two / n,
    certain: counts.certain / n,
    certainWrong: counts.certainWrong / Math.max(1, counts.certain),
    coverage90: counts.held / n,
    coverageMissing: counts.missing === 0 ? null : counts.missingHeld / counts.missing,
    calibration: bands
      .filter((band) => band.n > 0)
      .map(({ said, was, n: k }) => ({ said: said / k, was: was / k, n: k })),
  };
}
