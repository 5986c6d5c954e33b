/** How alike two texts are: to find measures that repeat each other and items that ask the same thing twice. */
import { russianWords } from './readability.ts';

export type Pair = { a: string; b: string; overlap: number };

/** Short words say nothing about the content; long ones are compared without their endings. */
function stems(text: string): Set<string> {
  return new Set(
    russianWords(text)
      .filter((word) => word.length > 3)
      .map((word) => word.slice(0, Math.max(4, word.length - 2))),
  );
}

/** Share of common stems in all stems of two texts (Jaccard), 0–1. */
export function textOverlap(a: string, b: string): number {
  const [left, right] = [stems(a), stems(b)];
  const common = [...left].filter((stem) => right.has(stem)).length;
  const all = left.size + right.size - common;
  return all === 0 ? 0 : common / all;
}

/** Share of the steps of the shorter list that have a like step (half of the stems or more) in the other, 0–1. */
export function stepOverlap(a: string[], b: string[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const shared = few.filter((step) => many.some((other) => textOverlap(step, other) >= 0.5));
  return few.length === 0 ? 0 : shared.length / few.length;
}

/** All pairs ordered by overlap, the nearest first. */
export function nearestPairs<T>(entries: T[], name: (entry: T) => string, overlap: (a: T, b: T) => number): Pair[] {
  return entries
    .flatMap((a, i) => entries.slice(i + 1).map((b) => ({ a: name(a), b: name(b), overlap: overlap(a, b) })))
    .sort((x, y) => y.overlap - x.overlap);
}
