import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  overYears,
  probabilityOf,
  type Reading,
  summarise,
  unknownYear,
  type Verdict,
  verdictOf,
} from '../../../analytics/exit/verdict.ts';

const atMost = { comparison: 'atMost', value: 15 } as const;
const atLeast = { comparison: 'atLeast', value: 90 } as const;
const confirmed = { comparison: 'confirmed', value: null } as const;
const figure = (value: number, probability: number | null): Reading => ({
  kind: 'figure',
  value,
  interval: null,
  n: 100,
  probability,
});

describe('the verdict of a year', () => {
  it.each<[string, Parameters<typeof verdictOf>, Verdict]>([
    ['sure from 0.8 on', [atMost, figure(10, 0.8)], 'met'],
    ['rather from 0.5 on', [atMost, figure(14, 0.5)], 'likelyMet'],
    ['rather not under one half', [atMost, figure(16, 0.49)], 'likelyNot'],
    ['surely not up to 0.2', [atMost, figure(30, 0.19)], 'notMet'],
    ['a fact at the threshold holds', [atLeast, figure(90, null)], 'met'],
    ['a fact beyond it does not', [atLeast, figure(89, null)], 'notMet'],
    ['bounds on the good side', [atMost, { kind: 'bounds', low: 2, high: 8, n: 50 }], 'met'],
    ['bounds on both sides', [atMost, { kind: 'bounds', low: 5, high: 20, n: 20 }], 'unclear'],
    ['bounds on the bad side', [atMost, { kind: 'bounds', low: 16, high: 64, n: 6 }], 'notMet'],
    ['a level by its probability', [confirmed, { kind: 'level', level: 'medium', probability: 0.6 }], 'likelyMet'],
    ['nothing checked', [confirmed, { kind: 'notChecked', why: ['fewSchools'] }], 'noData'],
    ['a finding', [confirmed, { kind: 'finding', holds: false, checked: null }], 'notMet'],
    ['open signs', [confirmed, { kind: 'open', signs: 2 }], 'unclear'],
    ['nothing', [confirmed, { kind: 'none', reason: 'notJudged' }], 'noData'],
  ])('%s', (_, [threshold, reading], verdict) => {
    expect(verdictOf(threshold, reading)).toBe(verdict);
  });

  it('is the surer the farther the interval lies on the good side', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        (m, r) => {
          const here = probabilityOf(atMost, [m - r, m + r]);
          const lower = probabilityOf(atMost, [m - r - 1, m + r - 1]);
          expect(lower).toBeGreaterThanOrEqual(here);
          expect(here + probabilityOf({ comparison: 'atLeast', value: 15 }, [m - r, m + r])).toBeCloseTo(1, 10);
        },
      ),
      { seed: 7 },
    );
  });
});

describe('the verdict over years', () => {
  const years = (...verdicts: [number, Verdict][]) => new Map(verdicts);
  it.each<[string, Map<number, Verdict>, number, Verdict]>([
    ['the worst of the years asked for', years([2025, 'notMet'], [2026, 'met']), 2, 'notMet'],
    ['one year looks at the newest alone', years([2025, 'notMet'], [2026, 'met']), 1, 'met'],
    ['a missing year leaves no data', years([2026, 'met']), 2, 'noData'],
    ['a gap is not jumped over', years([2024, 'met'], [2026, 'met']), 2, 'noData'],
    ['what fails outweighs what is missing', years([2026, 'notMet']), 2, 'notMet'],
    ['the newest year without data is not yet due', years([2025, 'met'], [2026, 'noData']), 1, 'met'],
    ['nothing at all', years(), 1, 'noData'],
  ])('%s', (_, byYear, asked, verdict) => {
    expect(overYears(byYear, asked)).toBe(verdict);
  });
});

describe('the year of which nothing is known', () => {
  const years = (...verdicts: [number, Verdict][]) => new Map(verdicts);
  it.each<[string, Map<number, Verdict>, number, number | null]>([
    ['is the one before the newest that is known', years([2025, 'noData'], [2026, 'met']), 2, 2025],
    ['may be one that nobody has heard of', years([2026, 'met']), 2, 2025],
    ['is not a newest one that is not yet due', years([2024, 'noData'], [2025, 'met'], [2026, 'noData']), 2, 2024],
    ['is the newest where nothing is known at all', years([2025, 'noData'], [2026, 'noData']), 2, 2026],
    ['is none where all are known', years([2025, 'met'], [2026, 'met']), 2, null],
    ['is none of nothing', years(), 1, null],
  ])('%s', (_, byYear, asked, year) => {
    expect(unknownYear(byYear, asked)).toBe(year);
    if (year !== null) expect(overYears(byYear, asked)).toBe('noData');
  });
});

describe('nearness', () => {
  it.each<[string, Verdict[], string]>([
    ['all met', ['met', 'likelyMet'], 'ready'],
    ['one fails', ['met', 'notMet'], 'near'],
    ['one is not known', ['met', 'noData'], 'near'],
    ['two fail', ['likelyNot', 'notMet'], 'far'],
    ['too little is known', ['noData', 'unclear', 'met'], 'cannotTell'],
  ])('%s', (_, verdicts, closeness) => {
    const wish = { required: false, verdict: 'notMet' } as const;
    const criteria = [...verdicts.map((verdict) => ({ required: true, verdict })), wish];
    expect(summarise(criteria)).toMatchObject({ closeness, required: verdicts.length });
  });
});
