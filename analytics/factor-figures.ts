/** One factor over a district: the schools whose groups suffice for a figure, and their figures before the district lends any strength. */
import { AUDIENCES, type FactorGroups, type SchoolGroups } from './informants.ts';
import { carriedWeight, type GroupModel, groupModel, joinGroups } from './recentring.ts';
import type { GroupSeries, SchoolMeans } from './school-effects.ts';
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

/** Whether a school has groups enough for a figure. */
export function hasFigure(own: SchoolGroups, model: Pick<GroupModel, 'weights'>): boolean {
  return carriedWeight(own, model) >= LEAST_WEIGHT - 1e-9;
}

/** Joins the groups of every school that has enough of them. */
export function factorFigures(groups: FactorGroups): FactorFigures {
  const model = groupModel(groups);
  const schools = groups.schools.flatMap((own, s) => (hasFigure(own, model) ? [s] : []));
  return { groups, model, schools, data: schools.map((s) => joinGroups(groups.schools[s], model)) };
}

/** A figure kept on the scale 0–100: taking a group's usual offset away may lead a little beyond its ends. */
export function onScale({ value, variance }: Measured): Measured {
  return { value: Math.min(100, Math.max(0, value)), variance };
}

/** A school group by group, groups in the order of the audiences. */
export function schoolMeans(own: SchoolGroups): SchoolMeans {
  return AUDIENCES.map((audience) => {
    const group = own[audience];
    return group === undefined ? null : { value: group.mean, variance: group.variance };
  });
}

/** The same schools group by group, groups in the order of the audiences. */
export function groupSeries({ groups, model, schools }: FactorFigures): GroupSeries {
  return {
    weights: AUDIENCES.map((audience) => model.weights.get(audience) ?? 0),
    schools: schools.map((s) => schoolMeans(groups.schools[s])),
  };
}
