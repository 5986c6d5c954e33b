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

/** Only audiences of which two grades are known. */
function comparable(grades: GradeResult[]): GradeResult[] {
  const known = (audience: AnonymousAudience) => grades.filter((grade) => grade.audience === audience).length;
  return grades.filter(({ audience }) => known(audience) > 1).sort((a, b) => a.grade - b.grade);
}
