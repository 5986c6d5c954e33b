/** The results of one school from its own sums and the components of its district. Nothing else is read, no other school either. */
import type { ModelFactor, RiskModel } from '../surveys/schema.ts';
import type { DistrictComponents, FactorComponents } from './district-components.ts';
import { divergences } from './divergence.ts';
import { factorDrivers } from './drivers.ts';
import { hasFigure, onScale, schoolMeans } from './factor-figures.ts';
import { type GradeResult, schoolGrades } from './grades.ts';
import { AUDIENCES, type ScaleFinder, type SchoolGroups, scaleFinder, schoolGroups } from './informants.ts';
import { interval90, levelProbabilities, likeliestLevel, stateOf } from './level.ts';
import { type GroupModel, informantWeights, joinGroups } from './recentring.ts';
import { schoolPosterior } from './school-posterior.ts';
import { type SummedSchool, scoresOf } from './school-sums.ts';
import type { Measured } from './shrinkage.ts';
import { enoughForLevel, factorWarnings } from './sufficiency.ts';
import type { Details, FigureResult, Figures, GroupResult, Withheld } from './types.ts';

function groupResults(groups: SchoolGroups): GroupResult[] {
  return AUDIENCES.flatMap((audience) => {
    const group = groups[audience];
    if (group === undefined) return [];
    const { n, people, mean, variance } = group;
    return [{ audience, n, people, mean, se: Math.sqrt(variance) }];
  });
}

function withheld({ code, informants }: ModelFactor, groups: SchoolGroups, school: SummedSchool): Withheld {
  const results = groupResults(groups);
  const answered = school.cells.some(({ answers, audience }) => informants[audience] !== undefined && answers > 0);
  const empty = answered ? 'fewAnswers' : 'noData';
  return { kind: 'withheld', factor: code, reason: results.length > 0 ? 'weightMissing' : empty, groups: results };
}

/** On the scale 0–100. Up to three schools each keeps its own figure. */
function posteriorOf(groups: SchoolGroups, own: Measured, { effects }: FactorComponents): Measured {
  return effects === null ? own : onScale(schoolPosterior(schoolMeans(groups), effects));
}

/** Computes single schools of a district; layouts and weights are made once. */
export class SchoolComputer {
  readonly #model: RiskModel;
  readonly #components: DistrictComponents;
  readonly #scaleOf: ScaleFinder;
  readonly #models: GroupModel[];
  readonly #asked;

  constructor(model: RiskModel, components: DistrictComponents) {
    this.#model = model;
    this.#components = components;
    this.#scaleOf = scaleFinder(model);
    this.#models = model.factors.map((factor, f) => ({
      ...components.factors[f].offsets,
      weights: informantWeights(factor),
    }));
    this.#asked = new Set(components.asked);
  }

  /** One result for every factor of the model: an estimate or withheld. */
  figures(school: SummedSchool): FigureResult[] {
    return this.#model.factors.map((factor, f) => this.#figure(factor, f, school));
  }

  /** What explains the result on a factor. */
  details(school: SummedSchool, f: number): Details {
    const [factor, known] = [this.#model.factors[f], this.#components.factors[f]];
    const groups = this.#groups(factor, f, school);
    return {
      drivers: factorDrivers(factor, school, known.items, this.#scaleOf),
      divergences: divergences(groups, known.pairs),
      warnings: factorWarnings(factor, school, groups, known.schools),
    };
  }

  /** The grades of a school side by side on a factor. */
  grades(school: SummedSchool, f: number): GradeResult[] {
    return schoolGrades(this.#model.factors[f], school, this.#components.factors[f].spreads, this.#scaleOf);
  }

  /** Whether the components know everything that the school brings; if not they are to be estimated anew. */
  covers(school: SummedSchool): boolean {
    const isAsked = school.cells.every(({ audience }) => this.#asked.has(audience));
    return isAsked && this.#model.factors.every((factor, f) => this.#coversFactor(factor, f, school));
  }

  #coversFactor(factor: ModelFactor, f: number, school: SummedSchool): boolean {
    const groups = this.#groups(factor, f, school);
    const known = this.#components.factors[f].groups;
    return !hasFigure(groups, this.#models[f]) || AUDIENCES.every((own) => !groups[own] || known.includes(own));
  }

  #groups(factor: ModelFactor, f: number, school: SummedSchool): SchoolGroups {
    return schoolGroups(factor, school, this.#components.factors[f].spreads, this.#scaleOf, scoresOf);
  }

  #figure(factor: ModelFactor, f: number, school: SummedSchool): FigureResult {
    const groups = this.#groups(factor, f, school);
    if (!hasFigure(groups, this.#models[f])) return withheld(factor, groups, school);
    const { minimum, thresholds } = this.#model;
    const own = onScale(joinGroups(groups, this.#models[f]));
    const posterior = posteriorOf(groups, own, this.#components.factors[f]);
    const sd = Math.sqrt(posterior.variance);
    const probabilities = levelProbabilities(posterior.value, sd, thresholds);
    const level = likeliestLevel(probabilities);
    const enough = enoughForLevel(minimum, factor, school, groups, this.#asked);
    const figures: Figures = {
      kind: 'estimate',
      factor: factor.code,
      value: posterior.value,
      sd,
      interval: interval90(posterior.value, sd),
      raw: own.value,
      level,
      probabilities,
      state: enough ? stateOf(probabilities, level) : 'few',
      groups: groupResults(groups),
    };
    return figures;
  }
}
