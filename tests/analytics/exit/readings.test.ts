import { describe, expect, it } from 'vitest';
import { levers } from '../../../analytics/exit/levers.ts';
import {
  factorLevel,
  judgement,
  lowShare,
  objectivity,
  position,
  roadmapDone,
  type SchoolResult,
  turnover,
} from '../../../analytics/exit/readings.ts';
import type { NoReading, Reading } from '../../../analytics/exit/verdict.ts';
import type { Checks } from '../../../analytics/objectivity/checks.ts';

const atMost = { comparison: 'atMost', value: 15 } as const;
const quarter = { comparison: 'atLeast', value: 25 } as const;
const none = (reason: NoReading) => ({ kind: 'none' as const, reason });

describe('the share of low marks', () => {
  it('is taken over all tests, its error over the largest test of each grade', () => {
    const reading = lowShare(
      [
        { grade: 6, pupils: 40, low: 8 },
        { grade: 6, pupils: 50, low: 10 },
        { grade: 8, pupils: 10, low: 2 },
      ],
      atMost,
    );
    // Wilson, 12 of 60: prop.test(12, 60, conf.level = 0.9, correct = FALSE) in R gives 0.1290 and 0.2965.
    expect(reading).toMatchObject({ kind: 'figure', value: 20, interval: [13, 30], n: 100 });
  });

  it.each([
    ['no test', [], none('noMarks')],
    ['four pupils', [{ grade: 6, pupils: 4, low: 2 }], none('fewPupils')],
    ['three low marks', [{ grade: 6, pupils: 20, low: 3 }], { kind: 'bounds', low: 5, high: 20, n: 20 }],
    ['all but two low', [{ grade: 6, pupils: 20, low: 18 }], { kind: 'bounds', low: 80, high: 95, n: 20 }],
  ])('%s', (_, cells, expected) => {
    expect(lowShare(cells, atMost)).toEqual(expected);
  });

  it('says the same for every number from one to four', () => {
    const readings = [1, 2, 3, 4].map((low) => lowShare([{ grade: 6, pupils: 30, low }], atMost));
    expect(new Set(readings.map((reading) => JSON.stringify(reading))).size).toBe(1);
  });
});

describe('the position in the district', () => {
  const results: SchoolResult[] = [-1, -0.5, 0, 0.5, 1].map((value, index) => ({
    school: String(index),
    value,
    interval: [value - 0.2, value + 0.2],
    results: 60,
  }));

  it('counts the schools left behind, and is sure where the boundary is far', () => {
    expect(position(results, '4', quarter)).toMatchObject({ value: 100, interval: [100, 100], n: 60 });
    expect(position(results, '0', quarter)).toMatchObject({ value: 0 });
    const [best, worst, edge] = ['4', '0', '1'].map((school) => position(results, school, quarter));
    expect(best.kind === 'figure' && best.probability).toBeGreaterThan(0.999);
    expect(worst.kind === 'figure' && worst.probability).toBeLessThan(0.001);
    expect(edge).toMatchObject({ probability: 0.5 });
  });

  it('is not told without results or among three schools', () => {
    expect(position(results, '9', quarter)).toEqual(none('fewPupils'));
    expect(position([], '9', quarter)).toEqual(none('noResults'));
    expect(position(results.slice(0, 3), '0', quarter)).toEqual(none('fewSchools'));
  });
});

const checks: Checks = { kind: 'some', made: ['cutoffHeap'], missing: [{ signal: 'journalShift', why: 'noJournal' }] };
const few: Checks = { kind: 'none', made: [], missing: [{ signal: 'cutoffHeap', why: 'fewPapers' }] };
const checked = { made: 1, all: 2 };

describe('the other measures', () => {
  it.each<[string, Parameters<typeof objectivity>[0], Reading]>([
    ['not looked at', 'notAnalysed', none('notAnalysed')],
    ['no results', 'nothingToCheck', none('nothingToCheck')],
    ['too few', { level: 'tooFew', flagged: [], checks: few }, { kind: 'notChecked', why: ['fewPapers'] }],
    ['nothing checked', { level: 'notChecked', flagged: [], checks: few }, { kind: 'notChecked', why: ['fewPapers'] }],
    ['no sign', { level: 'none', flagged: [], checks }, { kind: 'finding', holds: true, checked }],
    [
      'explained',
      { level: 'look', flagged: [{ outcome: 'explained' }], checks },
      { kind: 'finding', holds: true, checked },
    ],
    [
      'one open',
      { level: 'look', flagged: [{ outcome: 'notConfirmed' }, { outcome: null }], checks },
      { kind: 'open', signs: 1 },
    ],
    [
      'one confirmed',
      { level: 'watch', flagged: [{ outcome: 'confirmed' }, { outcome: null }], checks },
      { kind: 'finding', holds: false, checked },
    ],
  ])('objectivity: %s', (_, signs, expected) => {
    expect(objectivity(signs)).toEqual(expected);
  });

  it('a level tells the probability that it is below high, and nothing where answers are few', () => {
    const estimate = { kind: 'estimate', level: 'medium', probabilities: { high: 0.25 }, state: 'certain' } as const;
    expect(factorLevel(estimate)).toEqual({ kind: 'level', level: 'medium', probability: 0.75 });
    expect(factorLevel({ ...estimate, state: 'few' })).toEqual(none('fewAnswers'));
    expect(factorLevel({ kind: 'withheld', reason: 'fewAnswers' })).toEqual(none('fewAnswers'));
    expect(factorLevel(undefined)).toEqual(none('noCampaign'));
  });

  it('turnover of one to four people is a pair of bounds', () => {
    expect(turnover({ left: 6, teachers: 40 })).toMatchObject({ kind: 'figure', value: 15, probability: null });
    expect(turnover({ left: 0, teachers: 40 })).toMatchObject({ kind: 'figure', value: 0 });
    expect(turnover({ left: 'few', teachers: 20 })).toEqual({ kind: 'bounds', low: 5, high: 20, n: 20 });
    for (const facts of [undefined, { left: null, teachers: 20 }, { left: 2, teachers: null }])
      expect(turnover(facts)).toEqual(none('notSigned'));
  });

  it('a roadmap counts what was due before today, late ones as not done in time', () => {
    const line = (endsOn: string, doneOn: string | null, state: 'planned' | 'done' | 'dropped' = 'done') => ({
      endsOn,
      doneOn,
      state,
    });
    const lines = [
      line('2026-03-01', '2026-03-01'),
      line('2026-03-01', '2026-03-02'),
      line('2026-03-01', null, 'planned'),
      line('2026-03-01', null, 'dropped'),
      line('2026-06-01', null, 'planned'),
    ];
    expect(roadmapDone(lines, '2026-06-01')).toMatchObject({ value: 33, n: 3 });
    expect(roadmapDone(lines.slice(4), '2026-06-01')).toEqual(none('nothingDue'));
  });

  it('a judgement is what a person has said', () => {
    expect(judgement(true)).toEqual({ kind: 'finding', holds: true, checked: null });
    expect(judgement(null)).toEqual(none('notJudged'));
  });
});

describe('levers', () => {
  it('are risk by how often measures moved it, one half where nothing is known', () => {
    const history = new Map([
      ['F01', { told: 8, better: 7 }],
      ['F02', { told: 8, better: 0 }],
    ]);
    const risks = ['F01', 'F02', 'F03'].map((factor) => ({ factor, value: 60 }));
    expect(levers(risks, history).map(({ factor, moved, strength }) => [factor, moved, strength])).toEqual([
      ['F01', 0.8, 48],
      ['F03', 0.5, 30],
      ['F02', 0.1, 6],
    ]);
  });
});
