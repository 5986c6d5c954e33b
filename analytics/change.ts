/** Change of risk between two campaigns: differences are shrunk themselves, never taken between two shrunken figures. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Audience, Informant, ModelFactor, RiskModel } from '../surveys/schema.ts';
import { factorFigures } from './factor-figures.ts';
import {
  AUDIENCES,
  factorGroups,
  type ScaleFinder,
  type SchoolGroups,
  type Scoring,
  scaleFinder,
} from './informants.ts';
import { Z90 } from './level.ts';
import { scoreSums, subscaleSums } from './scale.ts';
import { betweenVariances, type Measured, shrink } from './shrinkage.ts';
import type { SchoolInput } from './types.ts';

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
function unchangedScoring(same: SameWording): Scoring {
  return {
    finite: false,
    sumsOf: (scale, tally) => {
      const kept = scale.items.flatMap((item, i) => (same(scale.audience, item.name) ? [i] : []));
      return kept.length === scale.items.length ? scoreSums(scale, tally) : subscaleSums(scale, kept, tally);
    },
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

type FactorChange = { schools: number[]; data: Measured[] };

function factorChange(
  factor: ModelFactor,
  before: Campaign,
  after: Campaign,
  pairs: [number, number][],
  same: SameWording,
): FactorChange {
  const part = unchangedPart(factor, same);
  const groups = [before, after].map(({ model, schools }) => {
    const scales = scaleFinder(model);
    const scaleOf: ScaleFinder = (audience, code) => (part.informants[audience] ? scales(audience, code) : undefined);
    return factorGroups(part, schools, scaleOf, unchangedScoring(same)).schools;
  });
  const differences = pairs.map(([a, b]) => groupDifferences(groups[0][a], groups[1][b]));
  // The whole factor's weights stay, so that a group which cannot be compared adds its doubt to the variance.
  return factorFigures({ factor, schools: differences, reliability: {} });
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

/**
 * Changes of all schools that took part in both campaigns: d = y₂ − y₁ over the same groups and unchanged items, v = v₁ + v₂,
 * shrunk with their own between-variance.
 *
 * @param same whether a question kept its id and wording
 * @returns schools in the order of the later campaign, factors in the order of its model; a factor whose items, weights or
 *   mappings changed between the models is withheld
 */
export function campaignChanges(before: Campaign, after: Campaign, same: SameWording): SchoolChange[] {
  const earlier = new Map(before.schools.map(({ school }, s) => [school, s]));
  const pairs = after.schools.flatMap(({ school }, s): [number, number][] => {
    const first = earlier.get(school);
    return first === undefined ? [] : [[first, s]];
  });
  const changes = after.model.factors.map((factor): FactorChange | null => {
    const old = before.model.factors.find(({ code }) => code === factor.code);
    if (old === undefined || scoringOf(old) !== scoringOf(factor)) return null;
    return factorChange(factor, before, after, pairs, same);
  });
  const between = betweenVariances(changes.map((change) => change?.data ?? []));
  const pooled = changes.map((change, f) =>
    change === null || change.data.length === 0 ? null : shrink(change.data, between[f]),
  );
  return pairs.map(([, s], p) => ({
    school: after.schools[s].school,
    factors: after.model.factors.map(({ code }, f) => {
      const change = changes[f];
      if (change === null) return { kind: 'withheld', factor: code, reason: 'modelChanged' };
      const index = change.schools.indexOf(p);
      const posterior = pooled[f]?.posteriors[index];
      if (posterior === undefined) return { kind: 'withheld', factor: code, reason: 'noCommonData' };
      return estimate(code, change.data[index], posterior.value, posterior.variance);
    }),
  }));
}
