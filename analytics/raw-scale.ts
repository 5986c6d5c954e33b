/** Scale analysis of raw item data (persons × items): the same definitions as in the profile, on the items' own scale. */
import {
  covarianceMatrix,
  cronbachAlpha,
  feldtInterval,
  itemRestCorrelation,
  type PairSums,
  standardizedAlpha,
} from './reliability.ts';

/** A person's answers in item order after reversal; null is missing. */
export type Answers = (number | null)[];

export type Summary = { n: number; mean: number | null; sd: number | null; se: number | null };

export type ItemSummary = {
  name: string;
  n: number;
  mean: number | null;
  sd: number | null;
  itemRestCorrelation: number | null;
};

export type ScaleSummary = Summary & {
  alpha: { raw: number | null; standardized: number | null; ci95: [number, number] | null };
  items: ItemSummary[];
};

/**
 * Mean, standard deviation (denominator n − 1) and standard error of a list of numbers.
 *
 * @returns null for what the numbers do not determine: the mean of none, the deviation of fewer than two
 */
export function summary(values: number[]): Summary {
  const n = values.length;
  if (n === 0) return { n, mean: null, sd: null, se: null };
  const mean = values.reduce((a, b) => a + b, 0) / n;
  if (n === 1) return { n, mean, sd: null, se: null };
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  return { n, mean, sd, se: sd / Math.sqrt(n) };
}

/** The mean of the answered items where at least `least` are answered, else null. */
export function personScore(answers: Answers, least: number): number | null {
  const answered = answers.filter((value) => value !== null);
  if (answered.length === 0 || answered.length < least) return null;
  return answered.reduce((a, b) => a + b, 0) / answered.length;
}

/** Sums of a pair about the items' means, so that large values lose no digits. */
function pairSums(persons: Answers[], centres: number[], i: number, j: number): PairSums {
  const sums = { n: 0, x: 0, y: 0, xy: 0 };
  for (const person of persons) {
    const a = person[i];
    const b = person[j];
    if (a === null || b === null) continue;
    sums.n += 1;
    sums.x += a - centres[i];
    sums.y += b - centres[j];
    sums.xy += (a - centres[i]) * (b - centres[j]);
  }
  return sums;
}

/**
 * Summary of a scale: persons' scores, alpha from pairwise covariances with Feldt's interval, items with their item–rest
 * correlation (`psych::alpha`, check.keys = FALSE). The interval counts the persons of the least answered pair.
 *
 * @param names item names; every row of `persons` has their length
 * @param least items that must be answered for a score
 */
export function summarizeScale(names: string[], persons: Answers[], least: number): ScaleSummary {
  const columns = names.map((_, i) => summary(persons.map((person) => person[i]).filter((value) => value !== null)));
  const centres = columns.map((column) => column.mean ?? 0);
  let fewest = Number.POSITIVE_INFINITY;
  const covariance = covarianceMatrix(names.length, (i, j) => {
    const sums = pairSums(persons, centres, i, j);
    fewest = Math.min(fewest, sums.n);
    return sums;
  });
  const raw = covariance === null ? null : cronbachAlpha(covariance);
  return {
    ...summary(persons.map((person) => personScore(person, least)).filter((score) => score !== null)),
    alpha: {
      raw,
      standardized: covariance === null ? null : standardizedAlpha(covariance),
      ci95: raw === null ? null : feldtInterval(raw, fewest, names.length),
    },
    items: columns.map(({ n, mean, sd }, i) => ({
      name: names[i],
      n,
      mean,
      sd,
      itemRestCorrelation: covariance === null ? null : itemRestCorrelation(covariance, i),
    })),
  };
}
