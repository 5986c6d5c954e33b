/** Change of risk between two campaigns: differences are shrunk themselves, never taken between two shrunken figures. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Audience, Informant, ModelFactor, RiskModel } from '../surveys/schema.ts';
import { factorFigures, hasFigure } from './factor-figures.ts';
import {
  AUDIENCES,
  factorSpreads,
  type ScaleFinder,
  type SchoolGroups,
  type Spreads,
  type SumsOf,
  scaleFinder,
  schoolGroups,
} from './informants.ts';
import { Z90 } from './level.ts';
import { type GroupOffsets, informantWeights, joinGroups } from './recentring.ts';
import { scoreSums, subscaleSums } from './scale.ts';
import { betweenVariances, type Measured, type Pool, poolOf, posteriorIn } from './shrinkage.ts';
import type { Cell, SchoolInput } from './types.ts';

/** A change is stated when its sign is sure to this probability. */
const SURE_SIGN = 0.95;

export type Campaign = { model: RiskModel; schools: SchoolInput[] };

/** Whether an item or fact was asked with the same id and wording in both campaigns. */
export type SameWording = (audience: Audience, name: string) => boolean;

export type ChangeEstimate = {
  kind: 'estimate';
  factor: string;
  /** After minus before in points of risk: negative is better. */
  value: number;
  sd: number;
  interval: [number, number];
  /** Difference before shrinkage, and its sampling variance. */
  raw: Measured;
  probabilityBetter: number;
  verdict: 'better' | 'worse' | 'cannotTell';
};

export type ChangeWithheld = { kind: 'withheld'; factor: string; reason: 'modelChanged' | 'noCommonData' };

export type SchoolChange = { school: string; factors: (ChangeEstimate | ChangeWithheld)[] };

/** What decides the score of a factor; titles and reasons may be reworded freely. */
function scoringOf({ informants }: ModelFactor): string {
  const parts = AUDIENCES.map((audience) => {
    const { weight, items = [], facts = [] } = informants[audience] ?? { weight: 0 };
    const mapped = facts.map(({ name, ratio, points }) => [name, ratio ?? null, points]);
    return [weight, items.map(({ name, min, max, reversed }) => [name, min, max, reversed]), mapped];
  });
  return JSON.stringify(parts);
}

/** The informant with its unchanged questions, or null when fewer than half of them are unchanged. */
function unchangedInformant(audience: Audience, informant: Informant, same: SameWording): Informant | null {
  const { items = [], facts = [] } = informant;
  const names = [...items, ...facts].map(({ name }) => name);
  const unchanged = names.filter((name) => same(audience, name)).length;
  if (unchanged === 0 || 2 * unchanged < names.length) return null;
  // Tallies are laid out by the whole model, so anonymous items stay here and are left out by the scoring.
  if (audience !== 'director') return informant;
  const kept = ({ name }: { name: string }) => same(audience, name);
  return { ...informant, items: items.filter(kept), facts: facts.filter(kept) };
}

/** The factor with the informants that can be compared. */
function unchangedPart(factor: ModelFactor, same: SameWording): ModelFactor {
  const informants: ModelFactor['informants'] = {};
  for (const audience of AUDIENCES) {
    const informant = factor.informants[audience];
    const kept = informant === undefined ? null : unchangedInformant(audience, informant, same);
    if (kept !== null) informants[audience] = kept;
  }
  return { ...factor, informants };
}

/** Scores on the unchanged items only; the people of a year count as a sample, so there is no finite population correction. */
function unchangedSums(same: SameWording): SumsOf<Cell> {
  return (scale, { tally }) => {
    const kept = scale.items.flatMap((item, i) => (same(scale.audience, item.name) ? [i] : []));
    return kept.length === scale.items.length ? scoreSums(scale, tally) : subscaleSums(scale, kept, tally);
  };
}

/** Group by group, after minus before, where the group answered both times. */
function groupDifferences(before: SchoolGroups, after: SchoolGroups): SchoolGroups {
  const differences: SchoolGroups = {};
  for (const audience of AUDIENCES) {
    const [first, second] = [before[audience], after[audience]];
    if (first === undefined || second === undefined) continue;
    differences[audience] = {
      n: Math.min(first.n, second.n),
      people: second.people,
      mean: second.mean - first.mean,
      variance: first.variance + second.variance,
    };
  }
  return differences;
}

/** How schools of a district change on a factor: all that a school's own change needs besides its own tallies. */
export type FactorChangeComponents = {
  /** Spreads of persons before and after. */
  spreads: [Spreads, Spreads];
  offsets: GroupOffsets;
  /** Null while no school has a difference. */
  pool: Pool | null;
};

/** By the factors of the later model; null for a factor that the two models compute in different ways. */
export type ChangeComponents = (FactorChangeComponents | null)[];

type Part = { factor: ModelFactor; scales: [ScaleFinder, ScaleFinder] };

/** A school that took part in both campaigns. */
export type Pair = [before: SchoolInput, after: SchoolInput];

/** Computes changes between two campaigns: the components from all schools, and the change of one school by them. */
export class ChangeComputer {
  readonly #factors: string[];
  /** The whole factors, whose weights stay, so that a group which cannot be compared adds its doubt to the variance. */
  readonly #wholes: ModelFactor[];
  readonly #parts: (Part | null)[];
  readonly #sumsOf: SumsOf<Cell>;

  /**
   * @param before model of the earlier campaign, `after` of the later
   * @param same whether a question kept its id and wording
   */
  constructor(before: RiskModel, after: RiskModel, same: SameWording) {
    const finders = [before, after].map(scaleFinder);
    this.#wholes = after.factors;
    this.#factors = after.factors.map(({ code }) => code);
    this.#sumsOf = unchangedSums(same);
    this.#parts = after.factors.map((factor) => {
      const old = before.factors.find(({ code }) => code === factor.code);
      if (old === undefined || scoringOf(old) !== scoringOf(factor)) return null;
      const part = unchangedPart(factor, same);
      const [first, second] = finders.map(
        (scaleOf): ScaleFinder =>
          (audience, code) =>
            part.informants[audience] ? scaleOf(audience, code) : undefined,
      );
      return { factor: part, scales: [first, second] };
    });
  }

  /** @param schools of each campaign, all of them: spreads come from those too that took part in one alone */
  components(before: SchoolInput[], after: SchoolInput[]): ChangeComponents {
    const pairs = pairsOf(before, after);
    const estimated = this.#parts.map((part, f) => {
      if (part === null) return null;
      const spreads = [before, after].map((schools, side) =>
        factorSpreads(part.factor, schools, part.scales[side], this.#sumsOf, () => null),
      ) as [Spreads, Spreads];
      const schools = pairs.map((pair) => this.#differences(part, spreads, pair));
      const { data, model } = factorFigures({ factor: this.#wholes[f], schools });
      return { spreads, offsets: { offsets: model.offsets, interaction: model.interaction }, data };
    });
    const between = betweenVariances(estimated.map((own) => own?.data ?? []));
    return estimated.map((own, f) => {
      if (own === null) return null;
      const { data, ...rest } = own;
      return { ...rest, pool: data.length === 0 ? null : poolOf(data, between[f]) };
    });
  }

  /**
   * Changes of a school that took part in both campaigns: d = y₂ − y₁ over the same groups and unchanged items, v = v₁ + v₂,
   * shrunk with their own between-variance.
   *
   * @returns in the order of the later model; a factor whose items, weights or mappings changed between the models is withheld
   */
  change(components: ChangeComponents, pair: Pair): SchoolChange {
    return {
      school: pair[1].school,
      factors: this.#factors.map((code, f) => this.#factorChange(code, f, components[f], pair)),
    };
  }

  #differences({ factor, scales }: Part, spreads: [Spreads, Spreads], pair: Pair): SchoolGroups {
    const [before, after] = pair.map((school, side) =>
      schoolGroups(factor, school, spreads[side], scales[side], this.#sumsOf),
    );
    return groupDifferences(before, after);
  }

  #factorChange(code: string, f: number, known: FactorChangeComponents | null, pair: Pair): SchoolChange['factors'][0] {
    const part = this.#parts[f];
    if (part === null || known === null) return { kind: 'withheld', factor: code, reason: 'modelChanged' };
    const groups = this.#differences(part, known.spreads, pair);
    const model = { ...known.offsets, weights: informantWeights(this.#wholes[f]) };
    if (known.pool === null || !hasFigure(groups, model))
      return { kind: 'withheld', factor: code, reason: 'noCommonData' };
    const raw = joinGroups(groups, model);
    const { value, variance } = posteriorIn(known.pool, raw);
    return estimate(code, raw, value, variance);
  }
}

/** Schools that took part in both campaigns, in the order of the later one. */
export function pairsOf(before: SchoolInput[], after: SchoolInput[]): Pair[] {
  const earlier = new Map(before.map((own) => [own.school, own]));
  return after.flatMap((own): Pair[] => {
    const first = earlier.get(own.school);
    return first === undefined ? [] : [[first, own]];
  });
}

function estimate(factor: string, raw: Measured, value: number, variance: number): ChangeEstimate {
  const sd = Math.sqrt(variance);
  const probabilityBetter = normalCdf(0, value, sd);
  const worse = 1 - probabilityBetter >= SURE_SIGN ? 'worse' : 'cannotTell';
  return {
    kind: 'estimate',
    factor,
    value,
    sd,
    interval: [value - Z90 * sd, value + Z90 * sd],
    raw,
    probabilityBetter,
    verdict: probabilityBetter >= SURE_SIGN ? 'better' : worse,
  };
}

/** `components`: what the change of each school was computed with. */
export type CampaignChanges = { components: ChangeComponents; changes: SchoolChange[] };

/**
 * Changes of all schools that took part in both campaigns.
 * @param same whether a question kept its id and wording
 * @returns schools in the order of the later campaign
 */
export function campaignChanges(before: Campaign, after: Campaign, same: SameWording): CampaignChanges {
  const computer = new ChangeComputer(before.model, after.model, same);
  const components = computer.components(before.schools, after.schools);
  const changes = pairsOf(before.schools, after.schools).map((pair) => computer.change(components, pair));
  return { components, changes };
}
