/** Grades of a school side by side: what each says on a factor, where their cells are apart and both suffice. */

import type { AnonymousAudience, ModelFactor } from '../surveys/schema.ts';
import { groupMean } from './group.ts';
import { cellsOf, type ScaleFinder, type Spreads } from './informants.ts';
import { type SummedCell, type SummedSchool, scoresOf } from './school-sums.ts';
import type { GroupResult } from './types.ts';

export type GradeResult = GroupResult & { audience: AnonymousAudience; grade: number };

/** Audiences that are asked grade by grade. */
const GRADED: readonly AnonymousAudience[] = ['student', 'parent'];

type Graded = SummedCell & { grade: number };

function gradedCells(school: SummedSchool, audience: AnonymousAudience): Graded[] {
  return cellsOf(school, audience).flatMap((cell) => (cell.grade === null ? [] : [{ ...cell, grade: cell.grade }]));
}

/**
 * The grades of a school on a factor, each as a group of its own. A school with one grade, joined grades, or a grade under five
 * answers has none: one grade alone would say no more than the group does.
 *
 * @param spreads those of the risk profile
 */
export function schoolGrades(
  factor: ModelFactor,
  school: SummedSchool,
  spreads: Spreads,
  scaleOf: ScaleFinder,
): GradeResult[] {
  const grades = GRADED.flatMap((audience): GradeResult[] => {
    const [scale, spread] = [scaleOf(audience, factor.code), spreads[audience]];
    if (scale === undefined || spread === undefined) return [];
    const own = gradedCells(school, audience).flatMap((cell): GradeResult[] => {
      const group = groupMean([{ sums: scoresOf(scale, cell), people: cell.people }], spread);
      if (group === null) return [];
      const { mean, n, people, variance } = group;
      return [{ audience, grade: cell.grade, n, people, mean, se: Math.sqrt(variance) }];
    });
    return own.length > 1 ? own : [];
  });
  return grades.sort((a, b) => a.grade - b.grade);
}

/** The highest and the lowest grade of an audience that surely differ; `points` of the risk scale. */
export type GradeDifference = { audience: AnonymousAudience; higher: number; lower: number; points: number };

/** Differences of grades are said from so many points, and from such a sureness (95 %, two-sided), on. */
const LEAST_POINTS = 10;
const Z95 = 1.96;

/**
 * The widest difference between the first and the last grade of an audience that is larger than chance.
 *
 * Assumes that the grades answered independently. Two audiences are looked at, not corrected for.
 * @param grades of a school on one factor, each audience by grade, as they are shown
 * @returns null where no difference is told
 */
export function gradeDifference(grades: readonly GradeResult[]): GradeDifference | null {
  const sure = [...Map.groupBy(grades, ({ audience }) => audience)].flatMap(([audience, own]) => {
    const [low, up] = [own[0], own[own.length - 1]].toSorted((a, b) => a.mean - b.mean);
    const points = up.mean - low.mean;
    const isSure = points >= LEAST_POINTS && points > Z95 * Math.hypot(low.se, up.se);
    return isSure ? [{ audience, higher: up.grade, lower: low.grade, points }] : [];
  });
  return sure.toSorted((a, b) => b.points - a.points)[0] ?? null;
}
