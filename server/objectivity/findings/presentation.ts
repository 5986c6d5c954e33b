/** Findings as pages see them: nothing that could point to fewer than five pupils passes. */
import { funnelLimits, isOutside } from '../../../analytics/funnel-limits.ts';
import { joinChecks, whyNot } from '../../../analytics/objectivity/checks.ts';
import type { SignalResult } from '../../../analytics/objectivity/types.ts';
import { isFew, LEAST_PEOPLE, toldCount } from '../../../analytics/suppression/few-people.ts';
import { gateMarks, roundToFive, scoreBins } from '../../../analytics/suppression/score-bins.ts';
import type { Localized } from '../../../surveys/schema.ts';
import { findSubject } from '../../../surveys/subject.ts';
import type { Counts, Summary, SummaryTest } from '../../ground/db/objectivity-tables.ts';
import type { JobState } from '../../ground/jobs/kind.ts';
import type { Signal } from '../signs/schemas.ts';
import { type TestKey, testKey } from '../tests/catalogue.ts';
import { STEPS } from './job.ts';
import type { AnalysisState, Lifted, MarkTable, ObjectivityTestResponse, Reference, SchoolTest } from './schemas.ts';
import type { findSchoolTests, findState, findTestFindings } from './store.ts';
import { ANALYSIS_FORM, EMPTY_SUMMARY } from './summary.ts';

const NO_ITEMS = { items: [], itemMaxima: [], itemResults: null };

export type StoredState = Awaited<ReturnType<typeof findState>>;
type TestFinding = Awaited<ReturnType<typeof findTestFindings>>[number];
type StoredSchoolTest = Awaited<ReturnType<typeof findSchoolTests>>[number];

/** Of an older form it is told that nothing was checked, until it is made anew. */
export function summaryOf(state: StoredState): Summary {
  const summary = state?.summary ?? EMPTY_SUMMARY;
  if (summary.form === ANALYSIS_FORM) return summary;
  return {
    ...summary,
    judged: 0,
    faults: [],
    tests: summary.tests.map((test) => ({ ...test, checks: joinChecks([]), judged: 0, ...NO_ITEMS })),
  };
}

export function stateView(state: StoredState, job: JobState | null): AnalysisState {
  if (state === undefined) return { kind: 'empty', computedAt: null, progress: null };
  const computedAt = state.computedAt?.toISOString() ?? null;
  const isBehind = state.wanted > state.computed;
  if (isBehind && state.failed >= state.wanted) return { kind: 'failed', computedAt, progress: null };
  if (isBehind) return { kind: 'computing', computedAt, progress: progressOf(job) };
  return { kind: summaryOf(state).tests.length === 0 ? 'empty' : 'ready', computedAt, progress: null };
}

function progressOf(job: JobState | null): AnalysisState['progress'] {
  const step = STEPS.find((each) => each === job?.step);
  return job?.state === 'running' && step ? { step, done: job.done, total: job.total } : null;
}

export function referenceView({ baselineSchools, baselineUnfit, reference }: Summary): Reference {
  return { kind: reference, baselineSchools, baselineUnfit };
}

export function liftedView({ lifted }: Summary): Lifted {
  if (lifted.kind === 'unavailable') return { kind: 'unavailable', why: whyNot('cutoffHeap', lifted.reason) };
  return { ...lifted, pupils: roundToFive(lifted.pupils) };
}

export function testSummary({ checks, grade, judged, maximum, n, schools, subject, title, year }: SummaryTest) {
  return { year, subject, grade, title, maximum, schools, n, checks, judged };
}

/** A test that the district has no other results of goes by its subject. */
export function titleOf(tests: readonly SummaryTest[], own: TestKey): Localized {
  const known = tests.find((test) => testKey(test) === testKey(own));
  return known?.title ?? findSubject(own.subject)?.title ?? { ru: own.subject, en: own.subject };
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Counts of pupils or pairs of them that would tell of one to four are left out. */
export function signalView(own: SignalResult): Signal {
  if (own.kind === 'unavailable')
    return { kind: 'unavailable', signal: own.signal, why: whyNot(own.signal, own.reason) };
  const { effect, flag, p, q, signal, visible } = own;
  // Findings of an older form name no source, and there were pupil rows only.
  const source = own.source ?? 'pupilRows';
  const told = { kind: 'estimate' as const, signal, source, p, q, flag, innocent: [...own.innocent] };
  // The other pupils of the report are counted, too: exact, the number would tell how few they are.
  if (source === 'journalComparison')
    return {
      ...told,
      statistic: roundToFive(own.statistic),
      effect: { value: roundToFive(effect.value), unit: effect.unit },
      visible: visible === null ? null : rounded(visible, 0),
    };
  const counted = effect.unit === 'pupils' ? own.statistic : effect.unit === 'pairs' ? effect.value : null;
  const isSmall = counted !== null && isFew(counted);
  return {
    ...told,
    statistic: isSmall && effect.unit === 'pupils' ? null : own.statistic,
    effect: { value: isSmall ? null : effect.value, unit: effect.unit },
    visible,
  };
}

/** @param tests the tests of the summary, which tell titles and cut-offs */
export function schoolTestView(own: StoredSchoolTest, tests: readonly SummaryTest[]): SchoolTest[] {
  const test = tests.find((each) => testKey(each) === testKey(own));
  if (test === undefined) return [];
  const { cuts, grade, maximum, mean, subject, title, year } = test;
  const { expected, observed } = own.picture;
  const bins = observed.length === 0 ? null : scoreBins(observed, expected, cuts);
  return [
    {
      year,
      subject,
      grade,
      title,
      maximum,
      cuts,
      level: own.level,
      checks: own.picture.checks ?? null,
      n: toldCount(own.n),
      bins: bins ?? [],
      mean: bins === null ? null : own.mean,
      districtMean: mean,
    },
  ];
}

/** Marks of a school over all its tests that have a journal; null where none has. */
export function schoolMarks(own: readonly StoredSchoolTest[], tests: readonly SummaryTest[]): MarkTable | null {
  const tables = own.flatMap(({ picture, ...key }) => {
    const test = tests.find((each) => testKey(each) === testKey(key));
    return test === undefined || picture.marksByJournal === null ? [] : [markRows(picture, test.cuts)];
  });
  if (tables.length === 0) return null;
  return gateMarks(
    tables[0].map((row, r) => row.map((_, column) => tables.reduce((total, table) => total + table[r][column], 0))),
  );
}

/** The district's counts are rounded to five, so that nothing can be told of a single school by taking others away. */
function districtBins({ expected, observed }: SummaryTest) {
  return observed.map((count, total) => ({
    from: total,
    to: total,
    count: roundToFive(count),
    expected: expected.length === 0 ? null : expected[total],
  }));
}

/** Pupils by test mark, journal mark and, last, without one. */
function markRows({ marksByJournal, observed }: Counts, cuts: SummaryTest['cuts']): number[][] {
  const bounds = [0, ...cuts, observed.length];
  return (marksByJournal ?? []).map((row, mark) => {
    const all = observed.slice(bounds[mark], bounds[mark + 1]).reduce((a, b) => a + b, 0);
    return [...row, all - row.reduce((a, b) => a + b, 0)];
  });
}

/** @param hidden how many schools have fewer than five pupils */
export function testView(test: SummaryTest, schools: readonly TestFinding[], hidden: number) {
  const drawn = schools.filter(({ hasTotals }) => hasTotals);
  const shown = drawn.filter(({ n }) => n >= LEAST_PEOPLE).map((own) => ({ ...own, mean: rounded(own.mean, 1) }));
  // Of the figures as they are told, so that what lies outside is what is seen to.
  const law = { mean: rounded(test.mean, 2), spread: rounded(test.spread, 2), maximum: test.maximum };
  return {
    ...testSummary(test),
    cuts: test.cuts,
    mean: law.mean,
    limits: funnelLimits(
      law,
      shown.map(({ n }) => n),
    ),
    bins: districtBins(test),
    marks: test.marksByJournal === null ? null : gateMarks(markRows(test, test.cuts)),
    points: shown.map(({ level, mean, n, schoolId }) => ({
      schoolId,
      n,
      mean,
      isOutside: isOutside(law, { n, mean }),
      level,
    })),
    hiddenSchools: hidden + drawn.length - shown.length,
  } satisfies Omit<
    ObjectivityTestResponse,
    'state' | 'reference' | 'changes' | 'districtChanges' | 'absences' | 'items'
  >;
}
