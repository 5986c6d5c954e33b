/**
 * Profiles as they may be stored and shown. A person's score is a mean of items, so exact sums of items and of scores together
 * solve for the few who left an item out, and an exact mean of scores alone tells, by its remainder, something of them.
 * Therefore means of items are not shown, and figures have no more digits than a page shows.
 */
import type { RiskModel } from '../../surveys/schema.ts';
import { type GradeResult, gradeResults } from '../grades.ts';
import { cellsOf, scaleFinder } from '../informants.ts';
import { interval90, levelProbabilities, likeliestLevel, stateOf } from '../level.ts';
import { hasLevel } from '../result-level.ts';
import type {
  DistrictFactor,
  DistrictProfile,
  Driver,
  Estimate,
  FactorResult,
  GroupResult,
  SchoolInput,
  Withheld,
} from '../types.ts';
import { type ItemBar, itemBar } from './item-bar.ts';

/** Steps, in points of risk, of an item's difference from the district, under 20 answers and from 20 on. */
const COARSE = { few: 5, many: 2, from: 20 };

/** A driver without the means it comes from; `bar` is null for the director's facts, which are no answers of a group. */
export type DisclosedDriver = Omit<Driver, 'mean' | 'districtMean'> & { bar: ItemBar | null };

export type DisclosedEstimate = Omit<Estimate, 'drivers'> & {
  drivers: DisclosedDriver[];
  /** Grades side by side; absent in profiles that were stored before grades were compared. */
  grades?: GradeResult[];
};
export type DisclosedResult = DisclosedEstimate | Withheld;

export type DisclosedProfile = Omit<DistrictProfile, 'schools'> & {
  schools: { school: string; factors: DisclosedResult[] }[];
};

/** The step to which an item's difference is rounded; the director's facts are signed and exempt. */
function stepOf({ audience, n }: Driver): number {
  if (audience === 'director') return 1;
  return n < COARSE.from ? COARSE.few : COARSE.many;
}

function coarse({ mean, districtMean, ...driver }: Driver): Omit<DisclosedDriver, 'bar'> {
  const step = stepOf({ mean, districtMean, ...driver });
  const [low, high] = driver.interval;
  const difference = step * Math.round(driver.difference / step) || 0;
  // Outwards, so that the interval stays true and its middle says no more than the difference does.
  return { ...driver, difference, interval: [step * Math.floor(low / step), step * Math.ceil(high / step)] };
}

const whole = (value: number): number => Math.round(value) || 0;
const tenth = (value: number): number => Math.round(10 * value) / 10 || 0;
const hundredth = (value: number): number => Math.round(100 * value) / 100 || 0;
const pair = ([low, high]: [number, number], round: (value: number) => number): [number, number] => [
  round(low),
  round(high),
];

function coarseGroup<Group extends GroupResult>(group: Group): Group {
  return { ...group, mean: whole(group.mean), se: tenth(group.se) };
}

/**
 * Where nothing is pooled a school's estimate is its own figure, and is rounded like that. Interval, probabilities, level and state are
 * computed anew from what is shown of value and deviation: two of them with all their digits give both exactly.
 */
function coarseEstimate(result: Estimate, cuts: RiskModel['thresholds']): Estimate {
  const round = result.warnings.some(({ kind }) => kind === 'noPooling') ? whole : tenth;
  const [value, sd] = [round(result.value), tenth(result.sd)];
  const probabilities = levelProbabilities(value, sd, cuts);
  const level = likeliestLevel(probabilities);
  return {
    ...result,
    ...{ value, sd, probabilities, level },
    state: hasLevel(result) ? stateOf(probabilities, level) : result.state,
    interval: pair(interval90(value, sd), round),
    raw: whole(result.raw),
    groups: result.groups.map(coarseGroup),
    divergences: result.divergences.map((each) => ({
      ...each,
      difference: whole(each.difference),
      se: tenth(each.se),
      probability: hundredth(each.probability),
    })),
  };
}

function coarseDistrict(factor: DistrictFactor): DistrictFactor {
  const known = (value: number | null, round: (value: number) => number) => (value === null ? null : round(value));
  const reliability = Object.entries(factor.reliability).map(([audience, alpha]) => [
    audience,
    known(alpha ?? null, hundredth),
  ]);
  return {
    ...factor,
    mean: known(factor.mean, whole),
    betweenVariance: known(factor.betweenVariance, tenth),
    reliability: Object.fromEntries(reliability),
  };
}

/**
 * The profile as it may be seen.
 *
 * @param schools the released cells that the profile was computed from
 */
export function disclose(model: RiskModel, schools: SchoolInput[], profile: DistrictProfile): DisclosedProfile {
  const scaleOf = scaleFinder(model);
  const bar = (school: SchoolInput, factor: string, { audience, item }: Driver): ItemBar | null => {
    if (audience === 'director') return null;
    const scale = scaleOf(audience, factor);
    const found = scale?.items.find(({ name }) => name === item);
    return scale && found ? itemBar(scale, found, cellsOf(school, audience)) : null;
  };
  const grades = gradeResults(model, schools);
  const factor = (school: SchoolInput, s: number, result: FactorResult): DisclosedResult => {
    if (result.kind === 'withheld') return { ...result, groups: result.groups.map(coarseGroup) };
    const drivers = result.drivers.map((driver) => ({ ...coarse(driver), bar: bar(school, result.factor, driver) }));
    const own = grades[s].get(result.factor) ?? [];
    return { ...coarseEstimate(result, model.thresholds), drivers, grades: own.map(coarseGroup) };
  };
  return {
    ...profile,
    schools: profile.schools.map(({ school, factors }, s) => ({
      school,
      factors: factors.map((result) => factor(schools[s], s, result)),
    })),
    district: { ...profile.district, factors: profile.district.factors.map(coarseDistrict) },
  };
}
