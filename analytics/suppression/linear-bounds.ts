/** Least and greatest value of one of several unknowns ≥ 0 that are tied by sums: a small exact linear programme. */

/** Σ coefficients · unknowns = total. */
export type Equation = { coefficients: number[]; total: number };

const TINY = 1e-9;

/** The simplex tableau: one row per equation, the last column the right side; `basis` names the unknown of each row. */
type Tableau = { rows: number[][]; basis: number[] };

function pivot({ rows, basis }: Tableau, cost: number[], row: number, column: number): void {
  const divisor = rows[row][column];
  rows[row] = rows[row].map((value) => value / divisor);
  const clear = (other: number[]) => {
    const factor = other[column];
    if (Math.abs(factor) > 0) for (let k = 0; k < other.length; k++) other[k] -= factor * rows[row][k];
  };
  rows.forEach((other, i) => {
    if (i !== row) clear(other);
  });
  clear(cost);
  basis[row] = column;
}

/** The row that limits the growth of a column first (Bland's rule breaks ties, so that it ends); −1 when none does. */
function leavingRow({ rows, basis }: Tableau, column: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  rows.forEach((row, i) => {
    if (row[column] <= TINY) return;
    const ratio = row[row.length - 1] / row[column];
    if (ratio < least - TINY || (ratio < least + TINY && basis[i] < basis[best])) {
      best = i;
      least = ratio;
    }
  });
  return best;
}

/** Minimises the cost over the first `allowed` columns. @returns false when it falls without end */
function minimise(tableau: Tableau, cost: number[], allowed: number): boolean {
  for (;;) {
    const column = cost.findIndex((value, k) => k < allowed && value < -TINY);
    if (column < 0) return true;
    const row = leavingRow(tableau, column);
    if (row < 0) return false;
    pivot(tableau, cost, row, column);
  }
}

/** A feasible start, found with one helper unknown per equation; equations that say nothing new are dropped. */
function start(equations: Equation[], size: number): Tableau {
  const helpers = equations.length;
  const rows = equations.map(({ coefficients, total }, i) => {
    const sign = total < 0 ? -1 : 1;
    const unit = Array.from({ length: helpers }, (_, k) => Number(k === i));
    return [...coefficients.map((value) => sign * value), ...unit, sign * total];
  });
  const tableau = { rows, basis: equations.map((_, i) => size + i) };
  const cost = new Array<number>(size + helpers + 1).fill(0);
  const isHelper = (k: number) => k >= size && k < size + helpers;
  for (const row of rows)
    row.forEach((value, k) => {
      if (!isHelper(k)) cost[k] -= value;
    });
  minimise(tableau, cost, size);
  // What is left of a helper stands at 0: it is exchanged for an unknown, or its equation is superfluous.
  for (let i = tableau.rows.length - 1; i >= 0; i--) {
    if (tableau.basis[i] < size) continue;
    const column = tableau.rows[i].findIndex((value, k) => k < size && Math.abs(value) > TINY);
    if (column >= 0) pivot(tableau, cost, i, column);
    else {
      tableau.rows.splice(i, 1);
      tableau.basis.splice(i, 1);
    }
  }
  return { rows: tableau.rows.map((row) => [...row.slice(0, size), row[row.length - 1]]), basis: tableau.basis };
}

function least(from: Tableau, unknown: number, size: number, sign: 1 | -1): number {
  const tableau = { rows: from.rows.map((row) => [...row]), basis: [...from.basis] };
  const cost = new Array<number>(size + 1).fill(0);
  cost[unknown] = sign;
  tableau.basis.forEach((column, i) => {
    const factor = cost[column];
    tableau.rows[i].forEach((value, k) => {
      cost[k] -= factor * value;
    });
  });
  return minimise(tableau, cost, size) ? -cost[size] * sign : -sign * Number.POSITIVE_INFINITY;
}

/**
 * The interval in which every unknown must lie.
 *
 * @param equations that some values ≥ 0 fulfil; their coefficients all have the same length, the number of unknowns
 * @returns per unknown its least and greatest value, the latter possibly infinite
 */
export function linearBounds(equations: Equation[], size: number): [number, number][] {
  const tableau = start(equations, size);
  return Array.from({ length: size }, (_, unknown) => [
    least(tableau, unknown, size, 1),
    least(tableau, unknown, size, -1),
  ]);
}
