import { describe, expect, it } from 'vitest';
import { coverageBars, groupsOf, isBelowTarget } from '../../client/workplace/pages/overview/coverageRows.ts';
import { coverageFindings, riskFindings } from '../../client/workplace/pages/overview/findings.ts';
import { countHighRisks } from '../../client/workplace/pages/overview/highRisks.ts';
import type { CoverageCell } from '../../server/campaigns/schemas.ts';
import { estimate, profiles } from './profiles.ts';

function cell(over: Partial<CoverageCell>): CoverageCell {
  const counts = { roll: 20, target: 0.8, received: 10, sealed: 5, waiting: 5 };
  return { schoolId: 1, audience: 'student', grade: 6, ...counts, ...over };
}

describe('coverage', () => {
  it('is never computed from an unknown or empty roll', () => {
    const bars = coverageBars([cell({ roll: null }), cell({ roll: 0 })]);
    expect(bars.map(({ receivedShare }) => receivedShare)).toEqual([null, null]);
    expect(isBelowTarget(cell({ roll: null, received: 0 }))).toBe(false);
  });

  it('reaches its target with the last person needed, not before', () => {
    expect(isBelowTarget(cell({ received: 15 }))).toBe(true);
    expect(isBelowTarget(cell({ received: 16 }))).toBe(false);
  });

  it('names each group once, adults of the school first', () => {
    const cells = [cell({ grade: 8 }), cell({}), cell({ audience: 'director', grade: null }), cell({ schoolId: 2 })];
    expect(groupsOf(cells).map(({ key }) => key)).toEqual(['director', 'student 6', 'student 8']);
  });
});

describe('coverageFindings', () => {
  it('says that nobody has answered instead of a share of nothing', () => {
    expect(coverageFindings([cell({ received: 0 })]).map(({ kind }) => kind)).toEqual(['noneYet']);
    expect(coverageFindings([]).map(({ kind }) => kind)).toEqual(['noneYet']);
  });

  it('counts people, names the group farthest behind, and the unsigned returns', () => {
    const director = cell({ schoolId: 3, audience: 'director', grade: null, roll: 1, received: 0 });
    const findings = coverageFindings([cell({}), cell({ schoolId: 2, received: 4 }), director]);
    expect(findings.map(({ kind }) => kind)).toEqual(['coverage', 'lowestCoverage', 'unsigned']);
    expect(findings[0]).toMatchObject({ received: 14, roll: 40 });
    expect(findings[1].place).toEqual({ page: 'school', schoolId: 2 });
    expect(findings[2]).toMatchObject({ schoolIds: [3] });
  });
});

describe('riskFindings', () => {
  const high = (factor: string) => estimate(factor, 70);

  it('says so when there is no certain high risk', () => {
    const leaning = estimate('F01', 60, { state: 'leaning' });
    expect(riskFindings(profiles([leaning]))[0].kind).toBe('noHighRisks');
  });

  it('finds the commonest factor, the school with most, and the widest gap', () => {
    const data = profiles([high('F01'), estimate('F02', 10)], [high('F01'), high('F02')], [estimate('F01', 60)]);
    const findings = riskFindings(data);
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'highRisks', count: 4, schools: 3, all: 3 }));
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'commonest', factor: 'F01', count: 3 }));
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'neediest', schoolId: 2, count: 2 }));
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'widestGap', factor: 'F02', low: 10, high: 70 }));
  });

  it('compares nothing for those who see one school', () => {
    expect(riskFindings(profiles([high('F01')])).map(({ kind }) => kind)).toEqual(['highRisks']);
  });
});

describe('countHighRisks', () => {
  it('counts certain and leaning apart, most frequent first, and never too few answers', () => {
    const few = estimate('F03', 90, { state: 'few' });
    const leaning = estimate('F02', 60, { state: 'leaning' });
    const counts = countHighRisks(profiles([estimate('F01', 70), leaning, few], [estimate('F02', 80)]));
    expect(counts).toEqual([
      { factor: 'F02', certain: 1, leaning: 1 },
      { factor: 'F01', certain: 1, leaning: 0 },
    ]);
  });
});
