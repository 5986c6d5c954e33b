/** The time line of a whole school. */
import { type CourseRow, schoolCourse } from '../charts/schoolCourse.ts';
import { type Exhibit, extremeNames, factors, figure, type Label } from './specimen.ts';
import words from './words.json';
import { surveyResult } from './years.ts';

const course = (name: string, labels: Label[], row: (n: number) => Omit<CourseRow, 'label'>) => ({
  name,
  draw: (width: number) =>
    schoolCourse(
      labels.map(({ label }, n) => ({ label, ...row(n) })),
      { today: { day: '2026-06-01', label: words.today } },
      width,
    ),
});
const measures = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    label: words.measure,
    from: `2025-0${4 + n}-15`,
    to: `2026-0${1 + n}-01`,
    state: (['done', 'underWay', 'planned'] as const)[n % 3],
  }));

export const courses: Exhibit = {
  chart: 'schoolCourse',
  specimens: [
    course('three risks, two surveys', factors, (n) => ({
      results: [surveyResult('2025-03-31', figure(n)), surveyResult('2026-05-31', figure(n + 4), n !== 1)],
      measures: measures(n),
    })),
    course('suppressed and unknown', factors.slice(0, 2), (n) => ({
      results: [surveyResult('2025-03-31', null), surveyResult('2026-05-31', n === 0 ? 51 : null)],
      measures: measures(1),
    })),
    course('extreme names', extremeNames, () => ({ results: [surveyResult('2026-05-31', 68)], measures: [] })),
    course('nothing', [], () => ({ results: [], measures: [] })),
  ],
};
