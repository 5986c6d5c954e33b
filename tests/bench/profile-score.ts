/** Scores profiles against the truth of a simulation: wrong levels, coverage of intervals, calibration of P(high). */
import { levelOf } from '../../analytics/level.ts';
import { districtProfile } from '../../analytics/profile.ts';
import { seededRandom } from '../../analytics/random.ts';
import type { Estimate, Level } from '../../analytics/types.ts';
import { type Setting, SIMULATED_MODEL, simulateDistrict } from './profile-simulator.ts';

/** A band of stated probabilities: mean said, share that was, number, and the standard error of their difference over districts. */
export type Band = { said: number; was: number; n: number; se: number };

/** A share and its Monte Carlo standard error, districts being the independent units. */
export type Share = { value: number; se: number };

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
  /** Monte Carlo standard errors over districts. */
  se: Record<'wrong' | 'offByTwo' | 'certain' | 'certainWrong' | 'coverage90' | 'coverageMissing', number>;
  calibration: Band[];
};

const ORDER: Record<Level, number> = { low: 0, medium: 1, high: 2 };
const CERTAIN = 0.8;
const BANDS = 10;
const INFORMANTS = 4;

/** What is counted in one district. */
type Counts = Record<
  'n' | 'wrong' | 'naive' | 'two' | 'certain' | 'certainWrong' | 'held' | 'missing' | 'missingHeld',
  number
> & {
  bands: { said: number; was: number; n: number }[];
};

function emptyCounts(): Counts {
  const bands = Array.from({ length: BANDS }, () => ({ said: 0, was: 0, n: 0 }));
  return { n: 0, wrong: 0, naive: 0, two: 0, certain: 0, certainWrong: 0, held: 0, missing: 0, missingHeld: 0, bands };
}

function count(counts: Counts, estimate: Estimate, truth: number): void {
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
  const band = counts.bands[Math.min(BANDS - 1, Math.floor(BANDS * estimate.probabilities.high))];
  band.said += estimate.probabilities.high;
  band.was += Number(level === 'high');
  band.n += 1;
}

/** Ratio of two sums over districts with its standard error by linearisation; 0 of nothing is 0. */
function share(districts: Counts[], part: (counts: Counts) => number, whole: (counts: Counts) => number): Share {
  const total = districts.reduce((sum, counts) => sum + whole(counts), 0);
  if (total === 0) return { value: 0, se: 0 };
  const value = districts.reduce((sum, counts) => sum + part(counts), 0) / total;
  const squares = districts.reduce((sum, counts) => sum + (part(counts) - value * whole(counts)) ** 2, 0);
  return { value, se: Math.sqrt(squares) / total };
}

function calibration(districts: Counts[]): Band[] {
  return emptyCounts().bands.flatMap((_, b) => {
    const own = districts.map(({ bands }) => bands[b]);
    const n = own.reduce((sum, band) => sum + band.n, 0);
    if (n === 0) return [];
    const said = own.reduce((sum, band) => sum + band.said, 0) / n;
    const was = own.reduce((sum, band) => sum + band.was, 0) / n;
    return [{ said, was, n, se: Math.sqrt(own.reduce((sum, band) => sum + (band.was - band.said) ** 2, 0)) / n }];
  });
}

function simulate(setting: Setting, districts: number, seed: number): Counts[] {
  const random = seededRandom(seed);
  return Array.from({ length: districts }, () => {
    const { schools, truth } = simulateDistrict(random, setting);
    const counts = emptyCounts();
    districtProfile(SIMULATED_MODEL, schools).schools.forEach(({ factors }, s) => {
      factors.forEach((result, f) => {
        if (result.kind === 'estimate') count(counts, result, truth[s][f]);
      });
    });
    return counts;
  });
}

function slashed({ director, teacher, student, parent }: Setting['answers']): string {
  return [director, teacher, student, parent].join('/');
}

/** Simulates districts of a setting from a seed and scores every estimate. */
export function scoreCell(setting: Setting, districts: number, seed: number): CellScore {
  const counts = simulate(setting, districts, seed);
  const of = (part: keyof Omit<Counts, 'bands'>, whole: keyof Omit<Counts, 'bands'> = 'n') =>
    share(
      counts,
      (own) => own[part],
      (own) => own[whole],
    );
  const [wrong, two, held, missingHeld] = [of('wrong'), of('two'), of('held'), of('missingHeld', 'missing')];
  const [certain, certainWrong] = [of('certain'), of('certainWrong', 'certain')];
  return {
    answers: slashed(setting.answers),
    people: slashed(setting.people),
    schools: setting.schools,
    tau: setting.tau,
    missing: setting.missing,
    seed,
    districts,
    estimates: counts.reduce((sum, own) => sum + own.n, 0),
    wrong: wrong.value,
    naive: of('naive').value,
    offByTwo: two.value,
    certain: certain.value,
    certainWrong: certainWrong.value,
    coverage90: held.value,
    coverageMissing: counts.some((own) => own.missing > 0) ? missingHeld.value : null,
    se: {
      wrong: wrong.se,
      offByTwo: two.se,
      certain: certain.se,
      certainWrong: certainWrong.se,
      coverage90: held.se,
      coverageMissing: missingHeld.se,
    },
    calibration: calibration(counts),
  };
}
