/**
 * Profiles as they may be stored and shown. A person's score is a mean of items, so exact sums of items and of scores together
 * solve for the few who left an item out, and an exact mean of scores alone tells, by its remainder, something of them.
 * Therefore means of items are not shown, and figures have no more digits than a page shows.
 */
import type { RiskModel } from '../../surveys/schema.ts';
import type { DistrictComponents } from '../district-components.ts';
import type { GradeResult } from '../grades.ts';
import { cellsOf, type ScaleFinder, scaleFinder } from '../informants.ts';
import { interval90, levelProbabilities, likeliestLevel, stateOf } from '../level.ts';
import { districtFactors } from '../profile.ts';
import { hasLevel } from '../result-level.ts';
import { SchoolComputer } from '../school-results.ts';
import { type SummedSchool, schoolSummer } from '../school-sums.ts';
import { FEW_SCHOOLS } from '../shrinkage.ts';
import type {
  Details,
  DistrictFactor,
  Divergence,
  Driver,
  Figures,
  GroupResult,
  SchoolInput,
  Withheld,
} from '../types.ts';
import { type ItemBar, itemBar } from './item-bar.ts';

/** Steps, in points of risk, of an item's difference from the district, under 20 answers and from 20 on. */
const COARSE = { few: 5, many: 2, from: 20 };

/** A driver without the means it comes from; `bar` is null for the director's facts, which are no answers of a group. */
export type DisclosedDriver = Omit<Driver, 'mean' | 'districtMean'> & { bar: ItemBar | null };

export type DisclosedDetails = Omit<Details, 'drivers'> & {
  drivers: DisclosedDriver[];
  /** Grades side by side. */
  grades: GradeResult[];
};

/** Results with no more digits than may be shown: what is stored. */
export type DisclosedEstimate = Figures;
export type DisclosedResult = DisclosedEstimate | Withheld;

/** What is told of the district itself. */
export type DisclosedDistrict = { factors: DistrictFactor[] };

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
export function coarseFigures(result: Figures, cuts: RiskModel['thresholds'], isPooled: boolean): Figures {
  const round = isPooled ? tenth : whole;
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
  };
}

function coarseDivergence(own: Divergence): Divergence {
  return { ...own, difference: whole(own.difference), se: tenth(own.se), probability: hundredth(own.probability) };
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

/** What is told of the district. */
export function discloseDistrict(components: DistrictComponents): DisclosedDistrict {
  return { factors: districtFactors(components).map(coarseDistrict) };
}

/** The results of schools of one district as they may be seen, each from its own released cells and the district's components. */
export class Disclosure {
  readonly #model: RiskModel;
  readonly #components: DistrictComponents;
  readonly #computer: SchoolComputer;
  readonly #sumsOf: (school: SchoolInput) => SummedSchool;
  readonly #scaleOf: ScaleFinder;

  constructor(model: RiskModel, components: DistrictComponents) {
    this.#model = model;
    this.#components = components;
    this.#computer = new SchoolComputer(model, components);
    this.#sumsOf = schoolSummer(model);
    this.#scaleOf = scaleFinder(model);
  }

  /** One result for every factor of the model. */
  figures(school: SummedSchool): DisclosedResult[] {
    return this.#computer.figures(school).map((result, f) => {
      if (result.kind === 'withheld') return { ...result, groups: result.groups.map(coarseGroup) };
      const isPooled = this.#components.factors[f].schools > FEW_SCHOOLS;
      return coarseFigures(result, this.#model.thresholds, isPooled);
    });
  }

  /** Whether the components know everything that the school brings. */
  covers(school: SummedSchool): boolean {
    return this.#computer.covers(school);
  }

  /** What explains the results of a school, by factor. */
  details(school: SchoolInput): Map<string, DisclosedDetails> {
    const summed = this.#sumsOf(school);
    const all = this.#model.factors.map(({ code }, f): [string, DisclosedDetails] => {
      const { divergences, drivers, warnings } = this.#computer.details(summed, f);
      return [
        code,
        {
          drivers: drivers.map((driver) => ({ ...coarse(driver), bar: this.#bar(school, code, driver) })),
          divergences: divergences.map(coarseDivergence),
          warnings,
          grades: this.#computer.grades(summed, f).map(coarseGroup),
        },
      ];
    });
    return new Map(all);
  }

  #bar(school: SchoolInput, factor: string, { audience, item }: Driver): ItemBar | null {
    if (audience === 'director') return null;
    const scale = this.#scaleOf(audience, factor);
    const found = scale?.items.find(({ name }) => name === item);
    return scale && found ? itemBar(scale, found, cellsOf(school, audience)) : null;
  }
}
