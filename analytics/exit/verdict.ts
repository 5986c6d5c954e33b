/** What a criterion of leaving the status comes to: how sure it is that it holds, in a year and over the years it asks for. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { Z90 } from '../level.ts';
import type { WhyNot } from '../objectivity/checks.ts';

export type NoReading =
  | 'noMarks'
  | 'noResults'
  | 'nothingToCheck'
  | 'fewPupils'
  | 'fewSchools'
  | 'noCampaign'
  | 'fewAnswers'
  | 'notSigned'
  | 'nothingDue'
  | 'notJudged'
  | 'notAnalysed';

export type Reading =
  /** `probability` that the criterion holds; null for a plain fact, which has no error of a sample. */
  | { kind: 'figure'; value: number; interval: [number, number] | null; n: number | null; probability: number | null }
  /** One to four people stand behind it: all that is said is between what and what it lies. */
  | { kind: 'bounds'; low: number; high: number; n: number | null }
  | { kind: 'level'; level: 'low' | 'medium' | 'high'; probability: number }
  /** `checked`: how many checks of bias it stands on, of how many; null for what a person found. */
  | { kind: 'finding'; holds: boolean; checked: { made: number; all: number } | null }
  /** Nothing could be checked, and why. */
  | { kind: 'notChecked'; why: WhyNot[] }
  /** Signs that nobody has explained yet. */
  | { kind: 'open'; signs: number }
  | { kind: 'none'; reason: NoReading };

export type Verdict = 'met' | 'likelyMet' | 'noData' | 'unclear' | 'likelyNot' | 'notMet';

export type Threshold = { comparison: 'atMost' | 'atLeast' | 'confirmed'; value: number | null };

/** From this probability on a thing is said to be sure, as for levels of risk. */
const SURE = 0.8;

/** From the best to the worst: what is not known weighs less than what is known to fail. */
const ORDER: readonly Verdict[] = ['met', 'likelyMet', 'noData', 'unclear', 'likelyNot', 'notMet'];

export function holdsAt({ comparison, value }: Threshold, figure: number): boolean {
  if (value === null) return false;
  return comparison === 'atMost' ? figure <= value : figure >= value;
}

/**
 * Probability that the true figure lies on the good side of the threshold, the error taken as normal about the middle of
 * the interval.
 * @param interval 90 %
 */
export function probabilityOf({ comparison, value }: Threshold, [low, high]: [number, number]): number {
  const middle = (low + high) / 2;
  const sd = (high - low) / (2 * Z90);
  if (value === null) return 0;
  if (sd === 0) return Number(comparison === 'atMost' ? middle <= value : middle >= value);
  const below = normalCdf(value, middle, sd);
  return comparison === 'atMost' ? below : 1 - below;
}

function byProbability(probability: number): Verdict {
  if (probability >= SURE) return 'met';
  if (probability >= 0.5) return 'likelyMet';
  return probability > 1 - SURE ? 'likelyNot' : 'notMet';
}

/** The verdict of one year. */
export function verdictOf(threshold: Threshold, reading: Reading): Verdict {
  switch (reading.kind) {
    case 'figure':
      if (reading.probability !== null) return byProbability(reading.probability);
      return holdsAt(threshold, reading.value) ? 'met' : 'notMet';
    case 'bounds': {
      const [low, high] = [holdsAt(threshold, reading.low), holdsAt(threshold, reading.high)];
      if (low !== high) return 'unclear';
      return low ? 'met' : 'notMet';
    }
    case 'level':
      return byProbability(reading.probability);
    case 'finding':
      return reading.holds ? 'met' : 'notMet';
    case 'open':
      return 'unclear';
    case 'notChecked':
    case 'none':
      return 'noData';
  }
}

/**
 * The verdict over the years that the criterion asks for in a row: the worst of them.
 * @param byYear verdicts of single years; a year without an entry has no data
 * @param years how many in a row, back from the newest year with data
 */
export function overYears(byYear: ReadonlyMap<number, Verdict>, years: number): Verdict {
  const newest = newestKnown(byYear);
  if (newest === null) return 'noData';
  const asked = Array.from({ length: years }, (_, back) => byYear.get(newest - back) ?? 'noData');
  return asked.reduce((worst, verdict) => (ORDER.indexOf(verdict) > ORDER.indexOf(worst) ? verdict : worst));
}

/** Of the same years the newest of which nothing is known: why nothing can be said over all of them. Null where all are known. */
export function unknownYear(byYear: ReadonlyMap<number, Verdict>, years: number): number | null {
  const newest = newestKnown(byYear);
  if (newest === null) return byYear.size > 0 ? Math.max(...byYear.keys()) : null;
  const asked = Array.from({ length: years }, (_, back) => newest - back);
  return asked.find((year) => (byYear.get(year) ?? 'noData') === 'noData') ?? null;
}

function newestKnown(byYear: ReadonlyMap<number, Verdict>): number | null {
  const known = [...byYear].filter(([, verdict]) => verdict !== 'noData').map(([year]) => year);
  return known.length === 0 ? null : Math.max(...known);
}

export type Closeness = 'ready' | 'near' | 'cannotTell' | 'far';
export type Summary = { required: number; met: number; lacking: number; open: number; closeness: Closeness };

/** How near a school is to leaving: required criteria alone count. */
export function summarise(criteria: { required: boolean; verdict: Verdict }[]): Summary {
  const verdicts = criteria.filter(({ required }) => required).map(({ verdict }) => verdict);
  const count = (...of: Verdict[]) => verdicts.filter((verdict) => of.includes(verdict)).length;
  const lacking = count('notMet', 'likelyNot');
  const open = count('unclear', 'noData');
  return { required: verdicts.length, met: count('met', 'likelyMet'), lacking, open, closeness: near(lacking, open) };
}

function near(lacking: number, open: number): Closeness {
  if (lacking + open === 0) return 'ready';
  if (lacking + open === 1) return 'near';
  return lacking > 1 ? 'far' : 'cannotTell';
}
