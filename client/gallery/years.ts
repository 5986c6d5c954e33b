/** Charts over time. */
import { type GapYear, gapByYear } from '../charts/gapByYear.ts';
import { lineTimeline } from '../charts/lineTimeline.ts';
import { paceChart } from '../charts/paceChart.ts';
import { riskTimeline, type TimelineResult } from '../charts/riskTimeline.ts';
import { roadmapTimeline, type TimelineState } from '../charts/roadmapTimeline.ts';
import { dayAfter } from '../days.ts';
import { type Exhibit, extremeNames, figure, type Label, lookOf, schools, THRESHOLDS } from './specimen.ts';
import words from './words.json';

const gapYear = (year: number, value: number | null): GapYear => ({
  label: String(year),
  gap: value === null ? null : { value, interval: [value - 0.2, value + 0.25] },
  words: value === null ? words.withheld : String(value).replace('.', ','),
  note: words.schools.replace('{n}', value === null ? '3' : '20'),
});
const gap = (name: string, years: GapYear[]) => ({
  name,
  draw: (width: number) => gapByYear(years, words.unit, (value) => value.toFixed(1).replace('.', ','), width),
});

const gaps: Exhibit = {
  chart: 'gapByYear',
  specimens: [
    gap('two years', [gapYear(2025, 1.1), gapYear(2026, 0.9)]),
    gap('one year', [gapYear(2026, 0.9)]),
    gap('a year withheld', [gapYear(2024, null), gapYear(2025, 1.1), gapYear(2026, 0.9)]),
    gap('all withheld', [gapYear(2025, null), gapYear(2026, null)]),
    gap(
      'ten years',
      Array.from({ length: 10 }, (_, n) => gapYear(2017 + n, 0.5 + n / 10)),
    ),
    gap('nothing', []),
  ],
};

const weeks = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ week: dayAfter('2026-04-06', n * 7), received: figure(n) }));
const pace = (name: string, count: number, needed: number) => ({
  name,
  draw: (width: number) =>
    paceChart(
      { weeks: weeks(count), today: '2026-05-22', closesOn: '2026-06-05', needed },
      { axis: words.answers, needed: words.needed, day: (day) => `${day.slice(8)}.${day.slice(5, 7)}` },
      width,
    ),
});

const paces: Exhibit = {
  chart: 'paceChart',
  specimens: [pace('seven weeks', 7, 12), pace('one week', 1, 12), pace('nothing needed', 7, 0), pace('no data', 0, 0)],
};

export const surveyResult = (day: string, value: number | null, isComparable = true): TimelineResult => ({
  day,
  isComparable,
  isSure: true,
  look: value === null ? 'hidden' : lookOf(value),
  estimate: value === null ? null : { value, interval: [value - 9, value + 11] },
  words: value === null ? words.hidden : String(value),
});
const timeline = (name: string, results: TimelineResult[], measures: number) => ({
  name,
  draw: (width: number) =>
    riskTimeline(
      {
        results,
        measures: Array.from({ length: measures }, (_, n) => ({
          label: words.measure,
          from: `2025-0${4 + n}-15`,
          to: `2026-0${1 + n}-01`,
          state: (['done', 'underWay', 'planned'] as const)[n % 3],
        })),
        thresholds: THRESHOLDS,
        today: { day: '2026-06-01', label: words.today },
      },
      width,
    ),
});

const timelines: Exhibit = {
  chart: 'riskTimeline',
  specimens: [
    timeline('two surveys, three measures', [surveyResult('2025-03-31', 68), surveyResult('2026-05-31', 51)], 3),
    timeline('not comparable', [surveyResult('2025-03-31', 68), surveyResult('2026-05-31', 51, false)], 0),
    timeline('suppressed', [surveyResult('2025-03-31', null), surveyResult('2026-05-31', 51)], 1),
    timeline('nothing', [], 0),
  ],
};

const STATES: TimelineState[] = ['planned', 'underWay', 'done', 'late', 'nothingDue', 'notApplicable'];
const two = (n: number): string => String(n).padStart(2, '0');
const roadmap = (name: string, rows: Label[]) => ({
  name,
  draw: (width: number) =>
    roadmapTimeline(
      rows.map(({ label }, n) => ({
        no: n + 1,
        label,
        state: STATES[n % STATES.length],
        sign: String(n % STATES.length),
        from: `2026-${two(1 + (n % 6))}-01`,
        to: `2026-${two(5 + (n % 8))}-20`,
      })),
      '2026-06-01',
      { day: words.today, month: (date) => two(date.getUTCMonth() + 1), tell: ({ label }) => label },
      width,
    ),
});

const roadmaps: Exhibit = {
  chart: 'roadmapTimeline',
  specimens: [
    roadmap('one activity', schools(1)),
    roadmap('forty activities, all states', schools(40)),
    roadmap('extreme names', extremeNames),
    roadmap('nothing', []),
  ],
};

const LINE_STATES = ['planned', 'underWay', 'done', 'late'] as const;
const plan = (name: string, rows: Label[]) => ({
  name,
  draw: (width: number) =>
    lineTimeline(
      rows.map(({ key, label }, n) => ({
        key,
        label,
        state: LINE_STATES[n % LINE_STATES.length],
        from: `2026-${two(1 + (n % 6))}-01`,
        to: `2026-${two(5 + (n % 8))}-20`,
        doneOn: n % LINE_STATES.length === 2 ? '2026-05-12' : null,
      })),
      { year: 2026, today: { day: '2026-06-01', label: words.today }, month: (index) => two(index + 1) },
      width,
    ),
});

const plans: Exhibit = {
  chart: 'lineTimeline',
  specimens: [
    plan('one line', schools(1)),
    plan('forty lines, all states', schools(40)),
    plan('extreme names', extremeNames),
    plan('nothing', []),
  ],
};

export const yearCharts: Exhibit[] = [gaps, paces, timelines, roadmaps, plans];
