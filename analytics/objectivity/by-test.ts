/** Levels of single tests. Schools are judged on all tests together; the tests by themselves only tell where a sign comes from. */
import { adjustPValues } from '../multiplicity.ts';
import { type Checks, checksOf, levelWith } from './checks.ts';
import { levelOf } from './combine.ts';
import { judgeDistrict } from './judge.ts';
import type { FamilyName, FamilyResult, ObjectivityLevel, ObjectivityReport, ObjectivityTest } from './types.ts';
import { FAMILIES } from './weights.ts';

/** One school in one test. `n` counts pupils. */
export type TestLevel = { test: number; school: string; n: number; level: ObjectivityLevel; checks: Checks };

const RANK: Record<ObjectivityLevel, number> = { tooFew: 0, notChecked: 0, none: 1, watch: 2, look: 3 };

type Single = {
  test: number;
  school: string;
  n: number;
  p: Record<FamilyName, number | null>;
  signals: number[];
  checks: Checks;
};

function singles(tests: readonly ObjectivityTest[]): Single[] {
  return tests.flatMap((own, test) =>
    judgeDistrict([own], { pictures: false }).schools.map(({ school, n, families, signals }) => ({
      test,
      school,
      n,
      p: { integrity: families.integrity?.p ?? null, journal: families.journal?.p ?? null },
      signals: signals.flatMap((each) => (each.kind === 'estimate' ? [each.p] : [])),
      checks: checksOf({ n, signals }),
    })),
  );
}

/**
 * Levels by school and test, adjusted over schools × tests × families together (Benjamini & Hochberg 1995). No test is ever
 * above its school's own level: so looking at single tests raises no alarm that all tests together do not raise.
 *
 * @param report the judgement of the same tests together
 * @param fdr the rate at which a test is called "look"
 * @returns an entry for each school and test with results, in the order of the tests
 */
export function judgeByTest(tests: readonly ObjectivityTest[], report: ObjectivityReport, fdr = 0.05): TestLevel[] {
  const own = singles(tests);
  const q = adjustPValues(own.flatMap(({ p }) => FAMILIES.map((family) => p[family])));
  const levels = new Map(report.schools.map(({ school, level }) => [school, level]));
  return own
    .map(({ test, school, n, p, signals, checks }, place): TestLevel => {
      const family = (name: FamilyName): FamilyResult => {
        const [raw, adjusted] = [p[name], q[place * FAMILIES.length + FAMILIES.indexOf(name)]];
        return raw === null || adjusted === null ? null : { p: raw, q: adjusted };
      };
      const families = { integrity: family('integrity'), journal: family('journal') };
      const alone = levelWith(levelOf(families, signals, fdr), n, checks);
      const whole = levels.get(school) ?? 'tooFew';
      return { test, school, n, level: RANK[alone] > RANK[whole] ? whole : alone, checks };
    })
    .filter(({ n }) => n > 0);
}
