/** The model of schools and groups by textbook formulas on whole covariance matrices: slow and plain, to check the fast one. */
import { dot, product, solve, times } from '../../analytics/linear.ts';
import type { Components, GroupSeries } from '../../analytics/school-effects.ts';
import type { Measured } from '../../analytics/shrinkage.ts';

type Row = { school: number; group: number } & Measured;

function rowsOf({ schools }: GroupSeries): Row[] {
  return schools.flatMap((own, school) =>
    own.flatMap((group, g) => (group === null ? [] : [{ school, group: g, ...group }])),
  );
}

const square = (rows: Row[], entry: (a: Row, b: Row) => number) => rows.map((a) => rows.map((b) => entry(a, b)));
const same = (key: 'school' | 'group') => (a: Row, b: Row) => Number(a[key] === b[key]);
const trace = (matrix: number[][]) => matrix.reduce((sum, row, i) => sum + row[i], 0);
const transposed = (matrix: number[][]) => matrix[0].map((_, j) => matrix.map((row) => row[j]));

function covariance(rows: Row[], { school, groups }: Components): number[][] {
  return square(rows, (a, b) => {
    const together = same('school')(a, b);
    return school * together + together * same('group')(a, b) * (groups[a.group] + a.variance);
  });
}

function parts(series: GroupSeries, at: Components) {
  const rows = rowsOf(series);
  const inverse = solve(covariance(rows, at)).inverse;
  const present = series.weights.flatMap((_, g) => (rows.some(({ group }) => group === g) ? [g] : []));
  const design = rows.map(({ group }) => present.map((g) => Number(g === group)));
  const half = product(inverse, design);
  const meanCovariance = solve(product(transposed(design), half)).inverse;
  const taken = product(product(half, meanCovariance), transposed(half));
  const projection = inverse.map((row, i) => row.map((value, j) => value - taken[i][j]));
  return { rows, present, inverse, design, half, meanCovariance, projection, y: rows.map(({ value }) => value) };
}

/** y'P V_i P y − tr(P V_i) and tr(P V_i P V_j). */
export function denseEquations(series: GroupSeries, at: Components): { gap: number[]; matrix: number[][] } {
  const { rows, projection, y } = parts(series, at);
  const alone = (g: number) => (a: Row, b: Row) => same('school')(a, b) * Number(a.group === g && b.group === g);
  const effects = [square(rows, same('school')), ...series.weights.map((_, g) => square(rows, alone(g)))];
  const py = times(projection, y);
  const moved = effects.map((effect) => product(projection, effect));
  return {
    gap: effects.map((effect, i) => dot(py, times(effect, py)) - trace(moved[i])),
    matrix: moved.map((a) => moved.map((b) => trace(product(a, b)))),
  };
}

/** Best linear unbiased prediction of every school's figure with its variance, for known components; all groups present somewhere. */
export function densePredictions(series: GroupSeries, at: Components): Measured[] {
  const { rows, inverse, design, half, meanCovariance, y } = parts(series, at);
  const means = times(meanCovariance, times(transposed(half), y));
  const residual = y.map((value, i) => value - dot(design[i], means));
  const { weights } = series;
  return series.schools.map((_, s) => {
    const shared = rows.map(
      (row) => Number(row.school === s) * (at.school + weights[row.group] * at.groups[row.group]),
    );
    const solved = times(inverse, shared);
    const loose = weights.map(
      (w, g) =>
        w -
        dot(
          solved,
          design.map((row) => row[g]),
        ),
    );
    const prior = weights.reduce((sum, w, g) => sum + w * w * at.groups[g], at.school);
    return {
      value: dot(weights, means) + dot(solved, residual),
      variance: prior - dot(shared, solved) + dot(loose, times(meanCovariance, loose)),
    };
  });
}
