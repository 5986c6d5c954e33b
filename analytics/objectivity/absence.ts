/**
 * Pupils who did not write a test: whether a school misses more of them than the district's own variation lets expect, and whether they
 * are the weaker by the journal. It describes and enters no level: illness, a class on a journey or exempt pupils look the same.
 */
import { adjustPValues } from '../multiplicity.ts';
import { isFew, LEAST_PEOPLE } from '../suppression/few-people.ts';
import { type CountedTest, countsAgainstDistrict } from './aggregates/counts.ts';
import { LEAST_SCHOOLS } from './signals.ts';
import type { AbsenceFinding, AbsenceLine, MissingAbsence, ObjectivityTest } from './types.ts';

/** Half of the 5 per cent that are allowed: with 4 % of them 6.5 % of honest districts showed a school where schools differ much (0.7 log odds). */
const FDR = 0.025;
/** A difference of marks is told of below this chance. */
const WEAKER = 0.01;

const sumOf = (values: readonly number[]): number => values.reduce((sum, own) => sum + own, 0);

/** Logarithms of 0! … n!. */
function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let k = 2; k <= n; k++) logs[k] = logs[k - 1] + Math.log(k);
  return logs;
}

/**
 * P(the marks of the absent add up to as little or less) if they were drawn by lot from all pupils with a mark: exact, by the ways to
 * draw so many of each mark.
 *
 * @param absent and present: pupils by mark 2–5
 * @example drawnAsWeak([1, 0, 0, 0], [0, 0, 0, 1]) // 0.5
 */
export function drawnAsWeak(absent: readonly number[], present: readonly number[]): number {
  const all = absent.map((own, mark) => own + present[mark]);
  const [drawn, n] = [sumOf(absent), sumOf(all)];
  const logs = logFactorials(n);
  const choose = (from: number, k: number) => logs[from] - logs[k] - logs[from - k];
  const most = drawn * (all.length - 1);
  // Ways, as shares of all ways, by how many were drawn and what their marks above 2 add up to.
  let ways = new Float64Array((drawn + 1) * (most + 1));
  ways[0] = 1;
  const whole = choose(n, drawn);
  all.forEach((pupils, mark) => {
    const next = new Float64Array(ways.length);
    for (let before = 0; before <= drawn; before++)
      for (let sum = 0; sum <= most; sum++) {
        const own = ways[before * (most + 1) + sum];
        if (own === 0) continue;
        for (let k = 0; k <= Math.min(pupils, drawn - before); k++)
          next[(before + k) * (most + 1) + sum + k * mark] +=
            own * Math.exp(choose(pupils, k) - (mark === 0 ? whole : 0));
      }
    ways = next;
  });
  const seen = sumOf(absent.map((own, mark) => own * mark));
  let p = 0;
  for (let sum = 0; sum <= seen; sum++) p += ways[drawn * (most + 1) + sum];
  return Math.min(1, p);
}

type Known = Extract<AbsenceLine, { missing: null }>;

const meanOf = (marks: readonly number[]): number => sumOf(marks.map((own, mark) => own * (mark + 2))) / sumOf(marks);

/** By how much the journal marks of those who wrote are above those of the others; null where either are fewer than five. */
function weakerOf({ journal }: Known): AbsenceFinding['weaker'] {
  if (journal === null) return null;
  const { absent, present } = journal;
  if (Math.min(sumOf(absent), sumOf(present)) < LEAST_PEOPLE) return null;
  return {
    difference: meanOf(present) - meanOf(absent),
    isSure: drawnAsWeak(absent, present) < WEAKER,
  };
}

/** Schools of a test whose numbers come from the same place: a roll and a list need not count the same pupils. */
function findAlike(lines: readonly Known[], test: number): (AbsenceFinding & { p: number | null })[] {
  const counted: CountedTest = {
    test: 0,
    counts: lines.map(({ absent, pupils }) => {
      const both = [absent, pupils - absent];
      return { n: pupils, low: both, high: both, middle: both };
    }),
  };
  const { scores } = countsAgainstDistrict([counted], lines.length, () => true);
  const gap = lines.length < LEAST_SCHOOLS ? ('fewSchools' as const) : ('noSpread' as const);
  const all = sumOf(lines.map(({ absent }) => absent));
  const usual = isFew(all) ? null : all / sumOf(lines.map(({ pupils }) => pupils));
  return lines.map((line, place) => {
    const { absent, pupils, school, source } = line;
    const own = scores[place];
    const p = own?.p ?? null;
    return {
      ...{ test, school, source, absent, pupils, usual, p, isMore: false },
      missing: own === null ? gap : null,
      weaker: weakerOf(line),
    };
  });
}

export type Absences = { found: AbsenceFinding[]; missing: MissingAbsence[] };

/**
 * All schools and tests. Those that stand out are called so at a false discovery rate of 2.5 per cent over all of them, and where at
 * least five pupils did not write.
 */
export function findAbsences(tests: readonly Pick<ObjectivityTest, 'absence'>[]): Absences {
  const missing: MissingAbsence[] = [];
  const all = tests.flatMap(({ absence = [] }, test) => {
    for (const { missing: why, school } of absence) if (why !== null) missing.push({ test, school, why });
    const known = absence.flatMap((own) => (own.missing === null && own.pupils >= LEAST_PEOPLE ? [own] : []));
    return [...Map.groupBy(known, ({ source }) => source).values()].flatMap((own) => findAlike(own, test));
  });
  const q = adjustPValues(all.map(({ p }) => p));
  const found = all.map(({ p: _, ...own }, place) => ({
    ...own,
    isMore: own.absent >= LEAST_PEOPLE && (q[place] ?? 1) < FDR,
  }));
  return { found, missing };
}
