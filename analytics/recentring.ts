/**
 * Joining the informant groups of a school into one figure, also where a group is missing.
 *
 * Groups see a factor differently as a rule (parents kinder than pupils), so a school whose pupils are missing would look
 * better for that reason alone. Hence the group's usual offset c_g is estimated over the district and taken away, and the
 * doubt about what the missing group would have said enters the variance.
 */
import type { Audience, ModelFactor } from '../surveys/schema.ts';
import { AUDIENCES, type FactorGroups, type SchoolGroups } from './informants.ts';
import type { Measured } from './shrinkage.ts';

/** How the groups of a district differ as a rule. */
export type GroupOffsets = {
  /** Usual offset of a group, Σ w_g c_g = 0. */
  offsets: Partial<Record<Audience, number>>;
  /** ω²: variance of a school's groups about school and group means beyond sampling, points². */
  interaction: number;
};

export type GroupModel = GroupOffsets & {
  /** Model weights rescaled to sum 1 over the factor's informants. */
  weights: Map<Audience, number>;
};

/** The model's weights of a factor's informants, rescaled to sum 1. */
export function informantWeights(factor: ModelFactor): Map<Audience, number> {
  const informants = AUDIENCES.filter((audience) => factor.informants[audience] !== undefined);
  const sum = informants.reduce((total, audience) => total + (factor.informants[audience]?.weight ?? 0), 0);
  return new Map(informants.map((audience) => [audience, (factor.informants[audience]?.weight ?? 0) / sum]));
}

function present(groups: SchoolGroups): Audience[] {
  return AUDIENCES.filter((audience) => groups[audience] !== undefined);
}

function average(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0) / Math.max(1, numbers.length);
}

/**
 * Least squares of ȳ_sg = a_s + c_g by alternating between schools and groups; it converges for every pattern of missing
 * groups, also where schools fall into parts that share no group (each part then keeps its own zero).
 */
function fitOffsets(schools: SchoolGroups[], weights: Map<Audience, number>): Map<Audience, number> {
  const offsets = new Map<Audience, number>([...weights.keys()].map((audience) => [audience, 0]));
  const offset = (audience: Audience) => offsets.get(audience) ?? 0;
  let moved = 1;
  for (let step = 0; step < 200 && moved > 1e-10; step++) {
    moved = 0;
    const levels = schools.map((groups) => average(present(groups).map((g) => (groups[g]?.mean ?? 0) - offset(g))));
    for (const audience of offsets.keys()) {
      const own = schools.flatMap((groups, s) => (groups[audience] ? [groups[audience].mean - levels[s]] : []));
      moved = Math.max(moved, Math.abs(average(own) - offset(audience)));
      offsets.set(audience, average(own));
    }
  }
  const known = [...weights].filter(([audience]) => schools.some((groups) => groups[audience] !== undefined));
  const weight = known.reduce((sum, [, w]) => sum + w, 0);
  const centre = known.reduce((sum, [audience, w]) => sum + w * offset(audience), 0) / Math.max(weight, 1e-12);
  for (const [audience] of known) offsets.set(audience, offset(audience) - centre);
  return offsets;
}

/** ω² by moments: mean squared residual of the additive fit minus the mean sampling variance, not below 0. */
function interactionVariance(schools: SchoolGroups[], offsets: GroupOffsets['offsets']): number {
  let squares = 0;
  let sampling = 0;
  let cells = 0;
  let rows = 0;
  for (const groups of schools) {
    const own = present(groups);
    if (own.length === 0) continue;
    const centred = own.map((g) => (groups[g]?.mean ?? 0) - (offsets[g] ?? 0));
    const level = average(centred);
    squares += centred.reduce((sum, value) => sum + (value - level) ** 2, 0);
    sampling += own.reduce((sum, g) => sum + (groups[g]?.variance ?? 0), 0);
    cells += own.length;
    rows += 1;
  }
  const informants = new Set(schools.flatMap(present)).size;
  const freedom = cells - rows - (informants - 1);
  return cells === 0 || freedom < 1 ? 0 : Math.max(0, squares / freedom - sampling / cells);
}

/** Estimates the usual offsets of the groups and ω² from all schools of the district. */
export function groupModel({ factor, schools }: FactorGroups): GroupModel {
  const weights = informantWeights(factor);
  const offsets: GroupOffsets['offsets'] = Object.fromEntries(fitOffsets(schools, weights));
  return { weights, offsets, interaction: interactionVariance(schools, offsets) };
}

/** Share of the factor's weight that the school's groups carry, 0…1. */
export function carriedWeight(groups: SchoolGroups, { weights }: Pick<GroupModel, 'weights'>): number {
  return present(groups).reduce((sum, audience) => sum + (weights.get(audience) ?? 0), 0);
}

/**
 * The school's figure on a factor: y = Σ w'_g (ȳ_sg − c_g), v = Σ w'_g² v_sg + ω² Σ (w'_g − w_g)², with w' the weights
 * rescaled over the groups present. With all groups present the offsets cancel and the last term is 0.
 *
 * @param groups at least one group
 */
export function joinGroups(groups: SchoolGroups, model: GroupModel): Measured {
  const carried = carriedWeight(groups, model);
  let value = 0;
  let variance = 0;
  for (const [audience, weight] of model.weights) {
    const group = groups[audience];
    const rescaled = group === undefined ? 0 : weight / carried;
    variance += model.interaction * (rescaled - weight) ** 2;
    if (group === undefined) continue;
    value += rescaled * (group.mean - (model.offsets[audience] ?? 0));
    variance += rescaled * rescaled * group.variance;
  }
  return { value, variance };
}
