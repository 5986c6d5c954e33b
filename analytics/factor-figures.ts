/** One factor over a district: the schools whose groups suffice for a figure, and their figures before the district lends any strength. */
import { AUDIENCES, type FactorGroups } from './informants.ts';
import { carriedWeight, type GroupModel, groupModel, joinGroups } from './recentring.ts';
import type { GroupSeries } from './school-effects.ts';
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

/** The same schools group by group, groups in the order of the audiences. */
export function groupSeries({ groups, model, schools }: FactorFigures): GroupSeries {
  return {
    weights: AUDIENCES.map((audience) => model.weights.get(audience) ?? 0),
    schools: schools.map((s) =>
      AUDIENCES.map((audience) => {
        const group = groups.schools[s][audience];
        return group === undefined ? null : { value: group.mean, variance: group.variance };
      }),
    ),
  };
}
