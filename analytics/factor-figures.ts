/** One factor over a district: the schools whose groups suffice for a figure, and the figures before shrinkage. */
import type { FactorGroups } from './informants.ts';
import { carriedWeight, type GroupModel, groupModel, joinGroups } from './recentring.ts';
import type { Measured } from './shrinkage.ts';

/** A factor needs groups that carry at least this share of its weight. */
const LEAST_WEIGHT = 0.5;

export type FactorFigures = {
  groups: FactorGroups;
  model: GroupModel;
  /** Positions of the schools that have a figure, and their figures in the same order. */
  schools: number[];
  data: Measured[];
};

/** Joins the groups of every school that has enough of them. */
export function factorFigures(groups: FactorGroups): FactorFigures {
  const model = groupModel(groups);
  const schools = groups.schools.flatMap((own, s) => (carriedWeight(own, model) >= LEAST_WEIGHT - 1e-9 ? [s] : []));
  return { groups, model, schools, data: schools.map((s) => joinGroups(groups.schools[s], model)) };
}

/** The figures kept on the scale 0–100: taking a group's usual offset away may lead a little beyond its ends. */
export function onScale({ data, ...rest }: FactorFigures): FactorFigures {
  return { ...rest, data: data.map(({ value, variance }) => ({ value: Math.min(100, Math.max(0, value)), variance })) };
}
