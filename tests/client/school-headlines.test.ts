import { describe, expect, it } from 'vitest';
import { DOUBTFUL_FILLS, FILLS, INK } from '../../client/charts/colours.ts';
import { riskTimeline, type Timeline, type TimelineResult } from '../../client/charts/riskTimeline.ts';
import { schoolHeadlines } from '../../client/workplace/pages/profiles/school/headlines.ts';
import type { Change } from '../../server/profiles/changes/schemas.ts';
import type { FactorDetail } from '../../server/profiles/profiles/schemas.ts';
import type { PlanLine } from '../../server/roadmap/plans/schemas.ts';
import { count, drawn, texts } from './drawing.ts';
import { estimate } from './profiles.ts';

type Detail = Extract<FactorDetail, { kind: 'estimate' }>;

function detail(factor: string, value: number, over: Partial<Detail> = {}): FactorDetail {
  const empty = {
    raw: value,
    groups: [],
    grades: [],
    gradeDifference: null,
    drivers: [],
    divergences: [],
    warnings: [],
  };
  return { ...estimate(factor, value), ...empty, ...over } as FactorDetail;
}

const kinds = (results: FactorDetail[], changes: Change[] = [], lines: PlanLine[] | null = null) =>
  schoolHeadlines(results, changes, lines).map(({ kind }) => kind);

const changed = (factor: string, value: number, verdict: 'better' | 'worse' | 'cannotTell'): Change => ({
  kind: 'estimate',
  factor,
  value,
  sd: 2,
  interval: [value - 3, value + 3],
  probabilityBetter: 0.5,
  verdict,
});

describe('the headlines on a school', () => {
  it('begin with the highest risk and say how many more there are', () => {
    const [first] = schoolHeadlines([detail('F01', 60), detail('F02', 71), detail('F03', 20)], [], null);
    expect(first).toMatchObject({ kind: 'highest', factor: 'F02', anchor: 'factor', others: 1 });
  });

  it('say that none is high, and of how many factors nothing can be said', () => {
    const results = [detail('F01', 20), detail('F02', 80, { state: 'few' })];
    expect(schoolHeadlines(results, [], null)).toEqual([
      { kind: 'noneHigh', factor: 'F01', anchor: 'ranking', few: 1 },
    ]);
    expect(schoolHeadlines([], [], null)).toEqual([]);
  });

  it('name two groups that see a factor differently, the one that sees more risk first', () => {
    const divergences: Detail['divergences'] = [
      { a: 'teacher', b: 'student', difference: -14, se: 2, probability: 0.99 },
    ];
    expect(schoolHeadlines([detail('F08', 40, { divergences })], [], null)).toContainEqual({
      kind: 'divergence',
      factor: 'F08',
      anchor: 'divergences',
      higher: 'student',
      lower: 'teacher',
    });
    expect(kinds([detail('F08', 40, { divergences, state: 'few' })])).toEqual(['noneHigh']);
  });

  it('tell the largest sure change, never one that is not sure', () => {
    const results = [detail('F01', 20)];
    const changes = [changed('F01', -30, 'cannotTell'), changed('F02', -6, 'better'), changed('F03', -4, 'better')];
    expect(schoolHeadlines(results, changes, null)).toContainEqual(
      expect.objectContaining({ kind: 'change', factor: 'F02', anchor: 'history', others: 1 }),
    );
    expect(kinds(results, [changed('F01', -30, 'cannotTell')])).toEqual(['noneHigh']);
  });

  it('compare grades where a difference is sure, on the factor where it is widest', () => {
    const gradeDifference = (points: number): Detail['gradeDifference'] => ({
      audience: 'student',
      higher: 8,
      lower: 6,
      points,
    });
    const found = schoolHeadlines(
      [
        detail('F07', 40, { gradeDifference: gradeDifference(15) }),
        detail('F08', 30, { gradeDifference: gradeDifference(18) }),
      ],
      [],
      null,
    );
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'grades', factor: 'F08', higher: 8, lower: 6, points: 18 }),
    );
    expect(kinds([detail('F07', 40, { gradeDifference: gradeDifference(15), state: 'few' })])).toEqual(['noneHigh']);
  });

  it('name the question that surely lifts the highest risk', () => {
    const driver = (difference: number, low: number): Detail['drivers'][number] => ({
      audience: 'student',
      item: 's1',
      text: { ru: 'Вопрос', en: 'Item' },
      n: 30,
      difference,
      bar: null,
      interval: [low, difference + 5],
    });
    expect(kinds([detail('F01', 60, { drivers: [driver(12, 4)] })])).toEqual(['highest', 'driver']);
    expect(kinds([detail('F01', 60, { drivers: [driver(12, -2)] })])).toEqual(['highest']);
  });

  it('name high risks that the plan does not answer, and are silent where plans may not be seen', () => {
    const results = [detail('F01', 60), detail('F02', 70)];
    const line = { factor: 'F02', state: 'planned' } as PlanLine;
    expect(schoolHeadlines(results, [], [line])).toContainEqual(
      expect.objectContaining({ kind: 'uncovered', factors: ['F01'], anchor: 'plan' }),
    );
    expect(kinds(results, [], [line, { ...line, factor: 'F01' }])).toEqual(['highest']);
    expect(kinds(results, [], [{ ...line, state: 'dropped' }])).toEqual(['highest', 'uncovered']);
    expect(kinds(results)).toEqual(['highest']);
  });
});

describe('riskTimeline', () => {
  const at = (day: string, value: number | null, over: Partial<TimelineResult> = {}): TimelineResult => ({
    day,
    look: value === null ? 'hidden' : 'high',
    isSure: true,
    words: 'hidden',
    isComparable: true,
    estimate: value === null ? null : { value, interval: [value - 4, value + 4] },
    ...over,
  });
  const timeline = (results: TimelineResult[], measures: Timeline['measures'] = []): Timeline => ({
    results,
    measures,
    thresholds: { medium: 37.5, high: 55 },
    today: { day: '2026-06-01', label: 'today' },
  });
  const joins = (results: TimelineResult[]) =>
    drawn(riskTimeline(timeline(results), 900)).querySelectorAll(`g[stroke="${INK}"][stroke-width="1.5"] path`).length;

  it('joins two years by a line only where they can be compared, and not across a year that is hidden', () => {
    const [first, second] = [at('2025-03-31', 60), at('2026-05-30', 70)];
    expect(joins([first, second])).toBe(1);
    expect(joins([first, { ...second, isComparable: false }])).toBe(0);
    expect(joins([first, at('2025-10-01', null), second])).toBe(0);
  });

  it('says in words what is hidden, and shows doubt lighter', () => {
    const chart = drawn(riskTimeline(timeline([at('2025-03-31', null), at('2026-05-30', 60, { isSure: false })]), 340));
    expect(texts(chart)).toContain('hidden');
    expect(count(chart, 'circle', 'fill', DOUBTFUL_FILLS.high)).toBe(1);
    expect(count(chart, 'circle', 'fill', FILLS.high)).toBe(0);
  });

  it('gives each measure a line of its own on the same time line, and grows with them', () => {
    const measure = { label: 'A measure', from: '2025-09-01', to: '2025-12-01', state: 'done' as const };
    const late = { ...measure, label: 'A late one', from: '2026-05-20', to: '2026-07-01', state: 'planned' as const };
    const options = riskTimeline(timeline([at('2025-03-31', 60)], [measure, late]), 900);
    expect(texts(drawn(options))).toEqual(expect.arrayContaining(['A measure', 'A late one', 'today']));
    expect(options.height).toBeGreaterThan(riskTimeline(timeline([at('2025-03-31', 60)]), 900).height ?? 0);
  });

  it('stands with one day alone', () => {
    expect(texts(drawn(riskTimeline(timeline([at('2026-06-01', 60)]), 340)))).toContain('60');
  });
});
