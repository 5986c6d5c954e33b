/** Ranks and rank correlations. */

/** Ranks from 1; equal values share the mean of their ranks, as `rank(x)` in R. */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).toSorted((a, b) => values[a] - values[b]);
  const ranks = new Array<number>(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1]] === values[order[start]]) end += 1;
    for (let i = start; i <= end; i++) ranks[order[i]] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}

function checkPairs(x: readonly number[], y: readonly number[]): void {
  if (x.length !== y.length || x.length < 2) throw new RangeError('two samples of one length, at least 2, are needed');
}

/** Pearson's correlation; null when a sample does not vary. Throws RangeError for lengths that differ or are under 2. */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  checkPairs(x, y);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  x.forEach((value, i) => {
    xx += (value - mx) ** 2;
    yy += (y[i] - my) ** 2;
    xy += (value - mx) * (y[i] - my);
  });
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

/** Spearman's rank correlation: `cor(x, y, method = "spearman")`. */
export function spearman(x: readonly number[], y: readonly number[]): number | null {
  return pearson(midRanks(x), midRanks(y));
}

/** Kendall's τ-b: `cor(x, y, method = "kendall")`; null when a sample does not vary. */
export function kendall(x: readonly number[], y: readonly number[]): number | null {
  checkPairs(x, y);
  let [score, xPairs, yPairs] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [Math.sign(x[i] - x[j]), Math.sign(y[i] - y[j])];
      score += a * b;
      xPairs += a * a;
      yPairs += b * b;
    }
  }
  return xPairs === 0 || yPairs === 0 ? null : score / Math.sqrt(xPairs * yPairs);
}
