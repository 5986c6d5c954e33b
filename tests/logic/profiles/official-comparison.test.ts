/** An official profile beside ours: agreement, difference, and why. */
import { describe, expect, it } from 'vitest';
import { officialRows, reasonsFor } from '../../../client/workplace/pages/profiles/school/official.ts';
import type { FactorSummary } from '../../../server/profiles/profiles/schemas.ts';

const estimate = (
  factor: string,
  level: 'low' | 'medium' | 'high',
  state: 'certain' | 'leaning' | 'few',
): FactorSummary => ({
  ...{ kind: 'estimate', factor, level, state, value: 50, sd: 5, interval: [40, 60] },
  probabilities: { low: 0, medium: 0, high: 1 },
});
const ours: FactorSummary[] = [
  estimate('F01', 'high', 'certain'),
  estimate('F02', 'high', 'leaning'),
  estimate('F03', 'low', 'certain'),
  estimate('F04', 'low', 'leaning'),
  // An estimate of too few answers has a level that is told nobody.
  estimate('F05', 'high', 'few'),
  { kind: 'withheld', factor: 'F06', reason: 'fewAnswers' },
];
const levels = ['F01', 'F02', 'F03', 'F04', 'F05', 'F06', 'F07'].map((factor) => ({
  ...{ factor, title: { ru: factor, en: factor }, level: 'high' as const },
}));
const rows = officialRows({ year: 2025, levels }, ours);
const only = (...factors: string[]) => rows.filter(({ factor }) => factors.includes(factor));

describe('an official profile beside ours', () => {
  it('agrees, differs, differs from what is not certain, or has nothing beside it', () => {
    expect(rows.map(({ verdict }) => verdict)).toEqual(['agree', 'agree', 'differ', 'unsure', 'open', 'open', 'open']);
  });

  it.each([
    [['F01', 'F02'], 2025, []],
    [['F01', 'F03'], 2026, ['respondents', 'thresholds']],
    [['F01', 'F03'], 2025, ['year', 'respondents', 'thresholds']],
    [['F04'], 2026, ['respondents', 'thresholds', 'unsure']],
    [['F06'], 2025, ['open']],
  ])('gives only reasons that fit: %j of %i', (factors, official, reasons) => {
    expect(reasonsFor(only(...factors), { official, ours: 2026 })).toEqual(reasons);
  });
});
