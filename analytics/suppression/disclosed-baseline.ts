/**
 * A baseline as it may leave a district. Shares of pupils by groups of like totals are exact fractions of some dozens of pupils, so
 * that their digits give the counts: one to four pupils count as the band that stands for them, and the group's commonest score takes
 * the rest. Of the two sets of curves, with and without schools that stand out, only the second leaves: their difference is a school.
 * All else is estimated from all schools together, and has four digits that count.
 */
import type { Baseline, TestReference } from '../objectivity/baseline.ts';
import type { ResponseCurves } from '../objectivity/response-curves.ts';
import { bandedCount } from './few-people.ts';

const SIGNIFICANT = 4;

/** @param shares of the scores of one item in a group of `n` pupils */
function bandedShares(shares: readonly number[], n: number): number[] {
  const counts = shares.map((share) => bandedCount(Math.round(share * n)));
  const commonest = shares.indexOf(Math.max(...shares));
  const others = counts.reduce((sum, count, score) => (score === commonest ? sum : sum + count), 0);
  return counts.map((count, score) => (score === commonest ? Math.max(0, n - others) : count) / n);
}

/** @throws Error for curves of a baseline that was read: how many pupils stand behind them is not known */
function bandedCurves({ centres, numbers, shares }: ResponseCurves): ResponseCurves {
  if (numbers === undefined) throw new Error('curves without numbers of pupils');
  return {
    centres: centres.map((centre) => Math.round(10 * centre) / 10),
    shares: shares.map((group, g) => group.map((item) => bandedShares(item, numbers[g]))),
  };
}

function shortened<Value>(value: Value): Value {
  if (typeof value === 'number') return Number(value.toPrecision(SIGNIFICANT)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(shortened) as Value;
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, shortened(own)])) as Value;
}

function discloseReference(reference: TestReference): TestReference {
  const { curves, hardItems } = reference;
  const told = hardItems?.help?.curves ?? curves;
  const banded = told === null ? null : bandedCurves(told);
  const help = hardItems?.help && banded ? { ...hardItems.help, curves: banded } : null;
  return shortened({ ...reference, curves: banded, hardItems: hardItems && { ...hardItems, help } });
}

/** @param baseline as it was estimated; the descriptions of its tests stay as they are */
export function discloseBaseline({ standards, tests, ...head }: Baseline): Baseline {
  return {
    ...head,
    tests: tests.map(({ definition, reference }) => ({ definition, reference: discloseReference(reference) })),
    standards: shortened(standards),
  };
}
