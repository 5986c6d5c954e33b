/** Small dense linear algebra. */

/**
 * Inverse and log determinant of a positive definite matrix by Gauss–Jordan elimination with pivoting.
 *
 * @throws RangeError when the matrix is singular to working precision
 */
export function solve(matrix: number[][]): { inverse: number[][]; logDeterminant: number } {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  let logDeterminant = 0;
  for (let c = 0; c < size; c++) {
    let pivot = c;
    for (let r = c + 1; r < size; r++) if (Math.abs(rows[r][c]) > Math.abs(rows[pivot][c])) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot], rows[c]];
    const head = rows[c][c];
    if (Math.abs(head) < 1e-300 || !Number.isFinite(head)) throw new RangeError('the matrix is singular');
    logDeterminant += Math.log(Math.abs(head));
    rows[c] = rows[c].map((value) => value / head);
    for (let r = 0; r < size; r++) {
      const factor = rows[r][c];
      if (r !== c && factor !== 0) rows[r] = rows[r].map((value, j) => value - factor * rows[c][j]);
    }
  }
  return { inverse: rows.map((row) => row.slice(size)), logDeterminant };
}

/** x'y. */
export function dot(x: number[], y: number[]): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
}

/** Matrix times vector. */
export function times(matrix: number[][], x: number[]): number[] {
  return matrix.map((row) => dot(row, x));
}

/** Matrix times matrix. */
export function product(a: number[][], b: number[][]): number[][] {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)));
}

/** A matrix of zeros. */
export function zeros(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}
