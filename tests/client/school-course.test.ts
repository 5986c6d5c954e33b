/** Which risks stand on the time line of a whole school, and how it went with them. */
import { describe, expect, it } from 'vitest';
import { countCourse, courseFactors } from '../../client/workplace/pages/profiles/school/course.ts';
import type { Change, SchoolHistoryResponse } from '../../server/profiles/changes/schemas.ts';
import type { FactorSummary } from '../../server/profiles/profiles/schemas.ts';
import type { PlanLine } from '../../server/roadmap/plans/schemas.ts';
import { estimate } from './profiles.ts';

const withheld = (factor: string): FactorSummary =>
  ({ kind: 'withheld', factor, reason: 'fewAnswers' }) as FactorSummary;
const history = (...years: FactorSummary[][]) =>
  ({ campaigns: years.map((results) => ({ results })) }) as SchoolHistoryResponse;
const line = (factor: string) => ({ factor }) as PlanLine;

describe('the risks of the time line', () => {
  it('are those that were high once or have a measure, the highest now first', () => {
    const years = history(
      [estimate('F01', 70), estimate('F02', 20), estimate('F03', 30), estimate('F04', 60)],
      [estimate('F01', 40), estimate('F02', 25), estimate('F03', 35), estimate('F04', 62)],
    );
    expect(courseFactors(years, [line('F02')])).toEqual(['F04', 'F01', 'F02']);
  });

  it('say nothing of a level that rests on too few answers, and put what is withheld last', () => {
    const years = history([estimate('F01', 80, { state: 'few' }), withheld('F02'), estimate('F03', 60)]);
    expect(courseFactors(years, [line('F02')])).toEqual(['F03', 'F02']);
  });

  it('are none without campaigns', () => {
    expect(courseFactors(history(), [line('F01')])).toEqual([]);
  });
});

it('counts a withheld and an unknown change as one that cannot be told', () => {
  const changes = [
    { kind: 'estimate', factor: 'F01', verdict: 'better' },
    { kind: 'estimate', factor: 'F02', verdict: 'worse' },
    { kind: 'withheld', factor: 'F03', reason: 'fewAnswers' },
    { kind: 'estimate', factor: 'F09', verdict: 'better' },
  ] as Change[];
  expect(countCourse(changes, ['F01', 'F02', 'F03', 'F04'])).toEqual({ better: 1, worse: 1, cannotTell: 2 });
});
