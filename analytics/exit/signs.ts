/** What the signs of bias say of a school in a single year, from findings on all its tests of three years together. */
import { type Checks, checksOf, joinChecks } from '../objectivity/checks.ts';
import type { ObjectivityLevel, SignalName, SignalResult } from '../objectivity/types.ts';

export type Outcome = 'confirmed' | 'explained' | 'notConfirmed';

/** `checks`: of what it is said; `flagged`: each sign behind the level with the outcome of the work on it, null while there is none. */
export type Signs = { level: ObjectivityLevel; checks: Checks; flagged: { outcome: Outcome | null }[] };

/** What is known of a school: its finding, its tests one by one where they are judged so, and the last work on each sign. */
export type SchoolSigns = {
  finding: { n: number; level: ObjectivityLevel; signals: readonly SignalResult[] };
  tests: readonly { year: number; level: ObjectivityLevel | null; checks: Checks | null }[];
  works: readonly { sign: SignalName | 'outsideList'; outcome: Outcome | null; year: number }[];
};

const isSign = (level: ObjectivityLevel | null): boolean => level === 'look' || level === 'watch';

/**
 * A sign belongs to the years in whose tests it is seen, and to all years where it is seen in no test alone. What the work on it
 * came to counts for papers of its own year and of those before: an explanation is none for papers that were written later.
 *
 * @returns by year of the school's tests
 */
export function signsByYear({ finding, tests, works }: SchoolSigns): Map<number, Signs> {
  const names = finding.signals.flatMap((own) => (own.kind === 'estimate' && own.flag ? [own.signal] : []));
  const seenIn = new Set(tests.filter(({ level }) => isSign(level)).map(({ year }) => year));
  return new Map(
    [...Map.groupBy(tests, ({ year }) => year)].map(([year, own]) => {
      if (isSign(finding.level) && seenIn.size > 0 && !seenIn.has(year)) return [year, withoutSign(own)];
      const outcomeOf = (name: SignalName) =>
        works.find((work) => work.sign === name && work.year >= year)?.outcome ?? null;
      const flagged = names.map((name) => ({ outcome: outcomeOf(name) }));
      return [year, { level: finding.level, checks: checksOf(finding), flagged }];
    }),
  );
}

/** A year whose tests show nothing of a sign that others show: it stands on its own tests alone. */
function withoutSign(tests: SchoolSigns['tests']): Signs {
  const checks = joinChecks(tests.flatMap((own) => own.checks ?? []));
  return { level: checks.kind === 'none' ? 'notChecked' : 'none', checks, flagged: [] };
}
