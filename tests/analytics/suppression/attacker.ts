/**
 * The attacker who takes figures apart by linear algebra. Every look at a figure is a sum over known people; whoever has the sums
 * has all their linear combinations. The attacker searches for the one that is left with the fewest people.
 */

/** Solves rows · y = 0 for one y ≠ 0 when the rows leave exactly one direction free; null otherwise. */
function onlyDirection(rows: number[][], size: number): number[] | null {
  const work = rows.map((row) => [...row]);
  const pivots: number[] = [];
  for (let column = 0; column < size && pivots.length < work.length; column++) {
    const at = pivots.length;
    let best = at;
    for (let i = at; i < work.length; i++) if (Math.abs(work[i][column]) > Math.abs(work[best][column])) best = i;
    if (Math.abs(work[best]?.[column] ?? 0) < 1e-9) continue;
    [work[at], work[best]] = [work[best], work[at]];
    const pivot = work[at][column];
    work[at] = work[at].map((value) => value / pivot);
    for (let i = 0; i < work.length; i++) {
      if (i === at || work[i][column] === 0) continue;
      const factor = work[i][column];
      work[i] = work[i].map((value, k) => value - factor * work[at][k]);
    }
    pivots.push(column);
  }
  if (pivots.length !== size - 1) return null;
  const free = Array.from({ length: size }, (_, column) => column).find((column) => !pivots.includes(column)) ?? 0;
  const direction = new Array<number>(size).fill(0);
  direction[free] = 1;
  pivots.forEach((column, row) => {
    direction[column] = -work[row][free];
  });
  return direction;
}

function* subsets(from: number, size: number, count: number): Generator<number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let first = from; first <= size - count; first++)
    for (const rest of subsets(first + 1, size, count - 1)) yield [first, ...rest];
}

/** Looks that are sums of others tell nothing new. */
function independent(rows: number[][]): number[][] {
  const kept: number[][] = [];
  const reduced: number[][] = [];
  for (const row of rows) {
    let rest = [...row];
    for (const base of reduced) {
      const pivot = base.findIndex((value) => Math.abs(value) > 1e-9);
      const factor = rest[pivot] / base[pivot];
      rest = rest.map((value, k) => value - factor * base[k]);
    }
    if (rest.every((value) => Math.abs(value) < 1e-9)) continue;
    reduced.push(rest);
    kept.push(row);
  }
  return kept;
}

/**
 * The fewest people that any linear combination of the looks is left with: the smallest support of a vector of their row space.
 * People who stand in the same looks can never be told apart and are taken together.
 *
 * @param looks who is counted in each look
 * @returns Infinity when nothing was seen
 */
export function smallestGroup(looks: Set<string>[]): number {
  const people = new Set(looks.flatMap((look) => [...look]));
  const atoms = [...Map.groupBy(people, (person) => looks.map((look) => Number(look.has(person))).join('')).entries()];
  const weights = atoms.map(([, members]) => members.length);
  const rows = independent(looks.map((_, look) => atoms.map(([signature]) => Number(signature[look]))));
  if (rows.length === 0) return Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  // A combination with the smallest support vanishes on as many atoms as the rank allows.
  for (const zeros of subsets(0, atoms.length, rows.length - 1)) {
    const direction = onlyDirection(
      zeros.map((atom) => rows.map((row) => row[atom])),
      rows.length,
    );
    if (direction === null) continue;
    const left = weights.filter((_, atom) => {
      return Math.abs(rows.reduce((sum, row, k) => sum + direction[k] * row[atom], 0)) > 1e-9;
    });
    least = Math.min(
      least,
      left.reduce((a, b) => a + b, 0),
    );
  }
  return least;
}
