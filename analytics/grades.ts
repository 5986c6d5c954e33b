/** Grades of a school side by side: what each says on a factor, where their cells are apart and both suffice. */

import type { AnonymousAudience, RiskModel } from '../surveys/schema.ts';
import { cellsOf, groupsOfCells, scaleFinder } from './informants.ts';
import type { GroupResult, SchoolInput } from './types.ts';

export type GradeResult = GroupResult & { audience: AnonymousAudience; grade: number };

/** Audiences that are asked grade by grade. */
const GRADED: readonly AnonymousAudience[] = ['student', 'parent'];

/**
 * The grades of every school on every factor. A school with one grade, joined grades, or a grade under five answers has none:
 * one grade alone would say no more than the group does.
 *
 * @returns per school, in the order of `schools`, the grades by factor; spread and correction are those of the risk profile
 */
export function gradeResults(model: RiskModel, schools: SchoolInput[]): Map<string, GradeResult[]>[] {
  const results = schools.map(() => new Map<string, GradeResult[]>());
  const scaleOf = scaleFinder(model);
  for (const { code } of model.factors) {
    for (const audience of GRADED) {
      const scale = scaleOf(audience, code);
      if (scale === undefined) continue;
      const cells = schools.flatMap((own, school) =>
        cellsOf(own, audience).flatMap((cell) => (cell.grade === null ? [] : [{ school, grade: cell.grade, cell }])),
      );
      const groups = groupsOfCells(
        scale,
        cells.map(({ cell }) => cell),
      );
      cells.forEach(({ grade, school }, c) => {
        const group = groups[c];
        if (group === null) return;
        const { mean, n, people, variance } = group;
        const own = results[school].get(code) ?? [];
        results[school].set(code, [...own, { audience, grade, n, people, mean, se: Math.sqrt(variance) }]);
      });
    }
  }
  return results.map((own) => new Map([...own].map(([code, grades]) => [code, comparable(grades)])));
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

/** Only audiences of which two grades are known. */
function comparable(grades: GradeResult[]): GradeResult[] {
  const known = (audience: AnonymousAudience) => grades.filter((grade) => grade.audience === audience).length;
  return grades.filter(({ audience }) => known(audience) > 1).sort((a, b) => a.grade - b.grade);
}
