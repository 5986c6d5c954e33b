/** Risk profiles of all schools of a district from tallies and facts. Nothing else is read: no answer of a single person. */
import type { RiskModel } from '../surveys/schema.ts';
import { divergences } from './divergence.ts';
import { factorDrivers } from './drivers.ts';
import { type FactorFigures, factorFigures, groupSeries, onScale } from './factor-figures.ts';
import { type EstimatedComponents, groupComponents } from './group-components.ts';
import { AUDIENCES, factorGroups, type SchoolGroups, scaleFinder } from './informants.ts';
import { interval90, levelProbabilities, likeliestLevel, stateOf } from './level.ts';
import { schoolPosteriors } from './school-posterior.ts';
import { type Measured, shrink } from './shrinkage.ts';
import { audiencesAsked, enoughForLevel, factorWarnings } from './sufficiency.ts';
import type {
  DistrictFactor,
  DistrictProfile,
  Divergence,
  Driver,
  Estimate,
  FactorResult,
  GroupResult,
  SchoolInput,
  Withheld,
} from './types.ts';

function groupResults(groups: SchoolGroups): GroupResult[] {
  return AUDIENCES.flatMap((audience) => {
    const group = groups[audience];
    if (group === undefined) return [];
    const { n, people, mean, variance } = group;
    return [{ audience, n, people, mean, se: Math.sqrt(variance) }];
  });
}

function withheld({ groups }: FactorFigures, school: SchoolInput, s: number): Withheld {
  const results = groupResults(groups.schools[s]);
  const { code, informants } = groups.factor;
  const answered = school.cells.some(({ audience, tally }) => informants[audience] !== undefined && tally.answers > 0);
  const empty = answered ? 'fewAnswers' : 'noData';
  return { kind: 'withheld', factor: code, reason: results.length > 0 ? 'weightMissing' : empty, groups: results };
}

/** What is known of a factor in the district; schools in the order of the figures. `betweenVariance` is null where nothing is pooled. */
type Known = { mean: number; betweenVariance: number | null; posteriors: Measured[] };

/** The posteriors on the scale 0–100. Up to three schools each keeps its own figure. */
function knownOf(factor: FactorFigures, components: EstimatedComponents | null): Known | null {
  if (factor.data.length === 0) return null;
  const { mean, betweenVariance, posteriors } =
    components === null
      ? { ...shrink(factor.data, null), betweenVariance: null }
      : schoolPosteriors(groupSeries(factor), components);
  const bounded = ({ value, variance }: Measured) => ({ value: Math.min(100, Math.max(0, value)), variance });
  return { mean, betweenVariance, posteriors: posteriors.map(bounded) };
}

type Context = { model: RiskModel; schools: SchoolInput[]; asked: ReturnType<typeof audiencesAsked> };

/** What is computed for all schools at once on a factor, by school. */
type Explained = { drivers: Driver[][]; divergences: Divergence[][] };

function estimate(
  { model, schools, asked }: Context,
  { groups, data, schools: pooled }: FactorFigures,
  posterior: Measured,
  index: number,
  explained: Explained,
): Estimate {
  const s = pooled[index];
  const own = groups.schools[s];
  const sd = Math.sqrt(posterior.variance);
  const probabilities = levelProbabilities(posterior.value, sd, model.thresholds);
  const level = likeliestLevel(probabilities);
  const enough = enoughForLevel(model.minimum, groups.factor, schools[s], own, asked);
  const stands = stateOf(probabilities, level);
  return {
    kind: 'estimate',
    factor: groups.factor.code,
    value: posterior.value,
    sd,
    interval: interval90(posterior.value, sd),
    raw: data[index].value,
    level,
    probabilities,
    state: enough ? stands : 'few',
    groups: groupResults(own),
    drivers: explained.drivers[s],
    divergences: explained.divergences[s],
    warnings: factorWarnings(groups.factor, schools[s], own, pooled.length),
  };
}

function districtFactor({ groups }: FactorFigures, known: Known | null): DistrictFactor {
  return {
    factor: groups.factor.code,
    mean: known?.mean ?? null,
    betweenVariance: known?.betweenVariance ?? null,
    reliability: groups.reliability,
  };
}

/** One result per school for a factor. */
function factorResults(
  context: Context,
  factor: FactorFigures,
  known: Known | null,
  explained: Explained,
): FactorResult[] {
  return context.schools.map((school, s) => {
    const index = factor.schools.indexOf(s);
    if (index < 0 || known === null) return withheld(factor, school, s);
    return estimate(context, factor, known.posteriors[index], index, explained);
  });
}

/**
 * The profile of a district.
 *
 * Assumes that people answer independently of how they answer (see the warnings where few do) and that cells which are to be
 * joined were joined before. A cell under five answers enters no figure. Cost is linear in schools × items; answers are not read.
 *
 * @param model factors, informants, items, thresholds; the tallies must have been made under it
 * @param schools all schools of the campaign, in any order; the result keeps it
 * @returns an estimate or a withheld result for every school and factor of the model; no number is NaN or infinite
 */
export function districtProfile(model: RiskModel, schools: SchoolInput[]): DistrictProfile {
  const scaleOf = scaleFinder(model);
  const context = { model, schools, asked: audiencesAsked(schools) };
  const factors = model.factors.map((factor) => onScale(factorFigures(factorGroups(factor, schools, scaleOf))));
  const components = groupComponents(factors.map(groupSeries));
  const results: FactorResult[][] = [];
  const district: DistrictFactor[] = [];
  factors.forEach((factor, f) => {
    const known = knownOf(factor, components[f]);
    const explained = {
      drivers: factorDrivers(factor.groups.factor, schools, scaleOf),
      divergences: divergences(factor.groups),
    };
    results.push(factorResults(context, factor, known, explained));
    district.push(districtFactor(factor, known));
  });
  return {
    modelVersion: model.version,
    schools: schools.map(({ school }, s) => ({ school, factors: results.map((own) => own[s]) })),
    district: { factors: district },
  };
}
