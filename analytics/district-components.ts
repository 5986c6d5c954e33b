/**
 * What a district knows of its schools together: everything that the result of a school needs besides its own tallies. Estimated
 * from all schools, stored, and estimated anew when enough has changed; between, a changed school is computed alone.
 */
import type { Audience, ModelFactor, RiskModel } from '../surveys/schema.ts';
import { type PairPool, pairPools } from './divergence.ts';
import { type ItemPool, itemPools } from './drivers.ts';
import { type FactorFigures, factorFigures, groupSeries, onScale } from './factor-figures.ts';
import { type EstimatedComponents, groupComponents } from './group-components.ts';
import {
  ANONYMOUS,
  type FactorGroups,
  factorSpreads,
  type ScaleFinder,
  type Spreads,
  scaleFinder,
  schoolGroups,
} from './informants.ts';
import type { GroupOffsets } from './recentring.ts';
import type { Alphas } from './scale-quality.ts';
import { type DistrictEffects, districtEffects } from './school-posterior.ts';
import { type SummedSchool, scoresOf } from './school-sums.ts';
import { poolOf } from './shrinkage.ts';
import { audiencesAsked } from './sufficiency.ts';

/** Plain data, so that it can be stored as JSON and read again without losing a digit. */
export type FactorComponents = {
  factor: string;
  spreads: Spreads;
  /** Of every group's scale over all persons; null where it cannot be computed. */
  reliability: Partial<Record<Audience, number | null>>;
  offsets: GroupOffsets;
  /** Groups that some school with a figure has. */
  groups: Audience[];
  /** Schools with a figure. */
  schools: number;
  /** The district's mean of a factor that is not pooled; null where no school has a figure. */
  mean: number | null;
  /** Null where up to three schools have a figure: then nothing is pooled, and each keeps its own. */
  effects: DistrictEffects | null;
  pairs: PairPool[];
  items: ItemPool[];
};

export type DistrictComponents = { modelVersion: string; asked: Audience[]; factors: FactorComponents[] };

type Factor = { figures: FactorFigures; spreads: Spreads };

function factorOf(factor: ModelFactor, schools: SummedSchool[], scaleOf: ScaleFinder, alphas: Alphas): Factor {
  const alphaOf = ({ audience, factor: code }: { audience: Audience; factor: string }) =>
    alphas[`${audience} ${code}`]?.within ?? null;
  const spreads = factorSpreads(factor, schools, scaleOf, scoresOf, alphaOf);
  const groups: FactorGroups = {
    factor,
    schools: schools.map((school) => schoolGroups(factor, school, spreads, scaleOf, scoresOf)),
  };
  return { figures: factorFigures(groups), spreads };
}

function reliabilityOf({ code }: ModelFactor, alphas: Alphas, scaleOf: ScaleFinder) {
  const audiences = ANONYMOUS.filter((audience) => scaleOf(audience, code) !== undefined);
  return Object.fromEntries(audiences.map((audience) => [audience, alphas[`${audience} ${code}`]?.all ?? null]));
}

function meanOf({ data }: FactorFigures): number | null {
  return data.length === 0 ? null : poolOf(data.map(onScale), null).mean;
}

function components({ figures, spreads }: Factor, estimated: EstimatedComponents | null) {
  const { groups, model, schools } = figures;
  return {
    factor: groups.factor.code,
    spreads,
    offsets: { offsets: model.offsets, interaction: model.interaction },
    groups: [...new Set(schools.flatMap((s) => Object.keys(groups.schools[s]) as Audience[]))],
    schools: schools.length,
    mean: meanOf(figures),
    effects: estimated === null ? null : districtEffects(groupSeries(figures), estimated),
    pairs: pairPools(groups),
  };
}

/**
 * The components of a district.
 *
 * @param schools all schools of the campaign, in any order
 * @param alphas from all their cells
 */
export function districtComponents(model: RiskModel, schools: SummedSchool[], alphas: Alphas): DistrictComponents {
  const scaleOf = scaleFinder(model);
  const factors = model.factors.map((factor) => factorOf(factor, schools, scaleOf, alphas));
  const estimated = groupComponents(factors.map(({ figures }) => groupSeries(figures)));
  return {
    modelVersion: model.version,
    asked: [...audiencesAsked(schools)],
    factors: model.factors.map((factor, f) => ({
      ...components(factors[f], estimated[f]),
      reliability: reliabilityOf(factor, alphas, scaleOf),
      items: itemPools(factor, schools, scaleOf),
    })),
  };
}
