/** What reports show of every school, in the shape in which pupil rows show it. */
import type { HeapTest } from '../cutoff-heap.ts';
import { innocentReasons } from '../explain.ts';
import { estimate, heapResult, lonelyP, type SchoolSignals } from '../school-signals.ts';
import { type Scored, visibleDeviations } from '../signals.ts';
import type { MissingReason, SignalName, SignalResult } from '../types.ts';
import { countsAgainstDistrict } from './counts.ts';
import { reportedHeaps } from './heap.ts';
import { itemContrasts } from './items.ts';
import type { AggregateKind } from './report.ts';
import type { Reported } from './reported.ts';
import { reportedSpread } from './spread.ts';
import { type ReportedScores, standardise } from './standardised.ts';

/** Signals that a report can carry, and which report carries them. The statistics of marks carry none: a level is never a sign. */
export const CARRIERS: Partial<Record<SignalName, AggregateKind>> = {
  cutoffHeap: 'scoreDistribution',
  journalShift: 'journalComparison',
  lowVariance: 'scoreDistribution',
  hardItems: 'itemResults',
};

/** Whether a school is judged by the report of that kind on a test, or pupil rows tell it better. */
export type IsJudged = (kind: AggregateKind, test: number, school: number) => boolean;

/** At a describing signal nothing is decided; see `../school-signals.ts`. */
const DESCRIBING_P = 0.01;

type Scores = {
  heaps: (HeapTest | null)[];
  journal: ReportedScores;
  items: ReportedScores;
  spread: ReportedScores;
};

function scoreReports(reports: readonly Reported[], schools: number, isJudged: IsJudged): Scores {
  const own = (kind: AggregateKind) => reports.filter((report) => report.kind === kind);
  const judged = (kind: AggregateKind) => (test: number, school: number) => isJudged(kind, test, school);
  const [totals, journals, items] = [own('scoreDistribution'), own('journalComparison'), own('itemResults')];
  const parts = <Found>(found: (Found | null)[]) => found.filter((each) => each !== null);
  const missing = (all: readonly Reported[]): MissingReason => (all.length === 0 ? 'columnMissing' : 'fewSchools');
  const [contrasts, spreads] = [parts(items.map(itemContrasts)), parts(totals.map(reportedSpread))];
  return {
    heaps: reportedHeaps(totals, schools, judged('scoreDistribution')),
    journal: countsAgainstDistrict(journals, schools, judged('journalComparison')),
    items: standardise(contrasts, schools, judged('itemResults'), missing(items)),
    spread: standardise(spreads, schools, judged('scoreDistribution'), missing(totals)),
  };
}

type Told = (own: Scored, visible: number) => Pick<Extract<SignalResult, { kind: 'estimate' }>, 'effect' | 'visible'>;

function scoredResult(
  signal: SignalName,
  { missing, scores }: ReportedScores,
  school: number,
  p: number,
  told: Told,
): SignalResult {
  const own = scores[school];
  if (own === null) return { kind: 'unavailable', signal, reason: missing };
  const result = estimate(signal, own.z, own.p, { value: own.effect, unit: 'ratio' }, 0);
  return { ...result, ...told(own, visibleDeviations(p, own.freedom) * own.spread) };
}

const inPupils: Told = ({ effect }, visible) => ({ effect: { value: effect, unit: 'pupils' }, visible });
const inRatios =
  (scale: number): Told =>
  ({ effect }, visible) => ({
    effect: { value: Math.exp(scale * effect), unit: 'ratio' },
    visible: Math.exp(scale * visible),
  });

/** Pupils whose journal mark is the higher one, which the gate for small numbers looks at. */
function journalCount(reports: readonly Reported[], school: number, isJudged: IsJudged): number {
  return reports
    .filter(({ kind, test }) => kind === 'journalComparison' && isJudged(kind, test, school))
    .reduce((sum, { counts }) => sum + (counts[school]?.low[0] ?? 0), 0);
}

/** Pupils × tests that stand behind what is judged, a test counted once whatever reports there are on it. */
function resultsOf(
  reports: readonly Reported[],
  school: number,
  isNew: (test: number, school: number) => boolean,
): number {
  const most = new Map<number, number>();
  for (const { counts, test } of reports) {
    const n = counts[school]?.n ?? 0;
    if (isNew(test, school) && n > (most.get(test) ?? 0)) most.set(test, n);
  }
  return [...most.values()].reduce((sum, n) => sum + n, 0);
}

/**
 * Signals of every school by the reports alone. `n` counts results of tests that there are no pupil rows of.
 *
 * @param isNew whether a school has no pupil rows of a test
 */
export function reportSignals(
  reports: readonly Reported[],
  schools: readonly string[],
  isJudged: IsJudged,
  isNew: (test: number, school: number) => boolean,
  fdr: number,
): SchoolSignals[] {
  const { heaps, items, journal, spread } = scoreReports(reports, schools.length, isJudged);
  const testP = lonelyP(fdr, schools.length, 2);
  const hasTotals = reports.some(({ kind }) => kind === 'scoreDistribution');
  const unavailable = (signal: SignalName): SignalResult => ({ kind: 'unavailable', signal, reason: 'columnMissing' });
  return schools.map((school, s) => {
    const journalTold = scoredResult('journalShift', journal, s, lonelyP(fdr, schools.length, 1), inPupils);
    if (journalTold.kind === 'estimate') journalTold.statistic = journalCount(reports, s, isJudged);
    const results: SignalResult[] = [
      heaps[s] === null && !hasTotals ? unavailable('cutoffHeap') : heapResult(heaps[s], testP),
      journalTold,
      unavailable('highMean'),
      scoredResult('lowVariance', spread, s, DESCRIBING_P, inRatios(-1)),
      scoredResult('hardItems', items, s, testP, inRatios(1)),
      unavailable('similarity'),
      unavailable('transition'),
    ];
    for (const own of results) {
      if (own.kind !== 'estimate') continue;
      own.innocent = innocentReasons(own.signal, false);
      own.source = CARRIERS[own.signal] ?? 'pupilRows';
    }
    return {
      school,
      n: resultsOf(reports, s, isNew),
      families: {
        integrity: [heaps[s]?.p ?? null, items.scores[s]?.p ?? null],
        journal: [journal.scores[s]?.p ?? null],
      },
      results,
    };
  });
}
