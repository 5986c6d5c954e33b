/** The entry point: tests of the same schools in, findings out. */
import { adjustPValues } from '../multiplicity.ts';
import { reportFaults } from './aggregates/faults.ts';
import { joinSignals, judgeReports } from './aggregates/join.ts';
import { type Baseline, referencesFor } from './baseline.ts';
import { checksOf, isJudged, LEAST_RESULTS, levelWith } from './checks.ts';
import { combineFamilies, levelOf } from './combine.ts';
import { liftedShare } from './lifted-share.ts';
import { markChanges } from './mark-changes.ts';
import { type Measured, measureTest } from './measure.ts';
import { OUR_METHOD } from './method.ts';
import { drawPictures } from './pictures.ts';
import { DEFAULT_FDR, findSignals, type SchoolSignals } from './school-signals.ts';
import { LEAST_SCHOOLS, type PartScores, scoreHeaps, scorePart } from './signals.ts';
import type { Standard } from './standard.ts';
import {
  type DrawnPicture,
  type JudgeOptions,
  type MeasuredName,
  type ObjectivityReport,
  type ObjectivityTest,
  type PartName,
  type SchoolFinding,
  SIGNALS,
  type TestPicture,
} from './types.ts';

const MEASURED: readonly MeasuredName[] = [
  'hardItems',
  'hardErrors',
  'similarity',
  'journalLevel',
  'journalChange',
  'journalSpread',
  'highMean',
  'lowVariance',
  'transition',
];

/** All tests with one common list of schools, in the order in which they are first met. */
function unite(tests: readonly ObjectivityTest[]): { schools: string[]; united: ObjectivityTest[] } {
  const places = new Map<string, number>();
  for (const { results } of tests)
    for (const name of results.schools) if (!places.has(name)) places.set(name, places.size);
  const schools = [...places.keys()];
  const united = tests.map(({ definition, results }) => {
    const place = Uint32Array.from(results.schools, (name) => places.get(name) ?? 0);
    const school = place.every((own, i) => own === i) ? results.school : results.school.map((own) => place[own]);
    return { definition, results: { ...results, schools, school } };
  });
  return { schools, united };
}

const hasRows = ({ results }: ObjectivityTest): boolean => results.total.length > 0;

export type Scores = { measured: Measured[]; parts: Record<PartName, PartScores> };

function scoreAll(united: ObjectivityTest[], schools: number, { baseline, method = OUR_METHOD }: JudgeOptions): Scores {
  const references =
    baseline === undefined
      ? null
      : referencesFor(
          baseline,
          united.map(({ definition }) => definition),
        );
  const measured = united.map((test, t) =>
    measureTest(test, schools, references?.[t] ?? null, method, method.otherSubjects(united, test)),
  );
  const standard = (name: PartName) => (baseline === undefined ? null : (baseline.standards[name] ?? null));
  const own = (name: MeasuredName): PartScores =>
    baseline !== undefined && standard(name) === null
      ? { missing: 'fewSchools' }
      : scorePart(measured, name, standard(name), method.pool);
  const parts = Object.fromEntries(MEASURED.map((name) => [name, own(name)])) as Record<MeasuredName, PartScores>;
  const { journalChange, journalLevel, journalSpread } = parts;
  const news = 'missing' in journalChange ? journalLevel : journalChange;
  const journalRise = method.scoreRise(news, journalSpread, standard('journalRise'));
  return { measured, parts: { ...parts, journalRise } };
}

function adjustSignals(schools: readonly SchoolSignals[]): void {
  for (const signal of SIGNALS) {
    const judged = schools.map(({ n, results }) => {
      const own = results.find((result) => result.signal === signal);
      return n >= LEAST_RESULTS && own?.kind === 'estimate' ? own : null;
    });
    const q = adjustPValues(judged.map((own) => own?.p ?? null));
    judged.forEach((own, s) => {
      if (own !== null) own.q = q[s];
    });
  }
}

function schoolFindings(
  schools: readonly SchoolSignals[],
  { fdr = DEFAULT_FDR, method = OUR_METHOD }: JudgeOptions,
): SchoolFinding[] {
  adjustSignals(schools);
  const none = { integrity: [], journal: [] };
  const families = combineFamilies(
    schools.map(({ n, families: own }) => (n >= LEAST_RESULTS ? own : none)),
    method.combination,
  );
  return schools.map(({ school, n, results }, s) => {
    const signals = results;
    const p = signals.flatMap((own) => (own.kind === 'estimate' ? [own.p] : []));
    const level = levelWith(levelOf(families[s], p, fdr), n, checksOf({ n, signals }));
    for (const own of signals) {
      if (own.kind === 'estimate') own.flag = (level === 'look' || level === 'watch') && own.p < 0.01;
    }
    return { school, n, level, families: families[s], signals };
  });
}

function withChanges(tests: readonly ObjectivityTest[], drawn: readonly DrawnPicture[]): TestPicture[] {
  const changes = markChanges(tests);
  return drawn.map((own) => ({ ...own, changes: changes(own.test, own.school) }));
}

/**
 * Judges the schools of a district on the results of several tests and years together: on pupil rows and, where a school has none
 * or they lack what a report tells, on reports.
 *
 * @param tests at least one; a school is known by its name across them
 * @throws RangeError without tests, for a baseline of other tests, and for `fdr` outside 0…1
 */
export function judgeDistrict(tests: readonly ObjectivityTest[], options: JudgeOptions = {}): ObjectivityReport {
  const { fdr = DEFAULT_FDR, baseline, pictures = true } = options;
  if (tests.length === 0) throw new RangeError('there is no test to judge by');
  if (!(fdr > 0 && fdr < 1)) throw new RangeError(`a false discovery rate lies in 0…1, got ${fdr}`);
  const rows = tests.filter(hasRows);
  const { schools, united } = unite(rows);
  const scores = rows.length === 0 ? null : scoreAll(united, schools.length, options);
  const heaps = scores === null ? [] : scoreHeaps(scores.measured, baseline !== undefined);
  const byRows = scores === null ? [] : findSignals(schools, scores, heaps, options);
  const reported = judgeReports(tests, fdr);
  const findings = schoolFindings(joinSignals(byRows, reported.signals), options);
  const few = Math.max(schools.length, reported.schools.length) < LEAST_SCHOOLS;
  const places = tests.flatMap((test, place) => (hasRows(test) ? [place] : []));
  const counted = scores?.measured.map(({ test, totals }) => ({ definition: test.definition, totals }));
  return {
    tests: tests.length,
    reference: baseline !== undefined ? 'baseline' : few ? 'none' : 'district',
    schools: findings,
    district: {
      lifted: liftedShare(counted ?? reported.counted),
      looks: findings.filter(({ level }) => level === 'look').length,
      judged: findings.filter(({ level }) => isJudged(level)).length,
    },
    pictures: pictures
      ? withChanges(tests, [
          ...drawPictures(scores?.measured ?? [], schools).map((own) => ({ ...own, test: places[own.test] })),
          ...reported.draw(),
        ])
      : [],
    faults: reportFaults(tests, reported.schools),
  };
}

/**
 * What other districts can be judged by: everything that is estimated from the pupil rows of these schools. `discloseBaseline` makes of it
 * what may leave.
 *
 * @throws RangeError with fewer than ten schools
 */
export function makeBaseline(tests: readonly ObjectivityTest[]): Baseline {
  const { schools, united } = unite(tests.filter(hasRows));
  if (schools.length < LEAST_SCHOOLS) throw new RangeError(`a baseline needs at least ${LEAST_SCHOOLS} schools`);
  const { measured, parts } = scoreAll(united, schools.length, {});
  const standards: Partial<Record<PartName, Standard>> = {};
  for (const [name, own] of Object.entries(parts) as [PartName, PartScores][]) {
    if ('standard' in own) standards[name] = own.standard;
  }
  return {
    format: 'opora-objectivity-baseline',
    version: 1,
    schools: schools.length,
    tests: measured.map(({ test, reference }) => ({ definition: test.definition, reference })),
    standards,
  };
}
