import { describe, expect, it } from 'vitest';
import { wrapLabel } from '../../client/charts/wrap.ts';
import { comparedIds, parseCompareSearch } from '../../client/workplace/pages/profiles/comparison/search.ts';
import { countSides, rankStandings, yearsOf } from '../../client/workplace/pages/results/gaps/groups.ts';
import { parseResultsSearch } from '../../client/workplace/pages/results/gaps/search.ts';
import type { Gap, ResultGroup, Standing } from '../../server/results/gaps/schemas.ts';

const withheld: Gap = { kind: 'withheld', schools: 3 };

const place = (schoolId: number, value: number): Standing => ({
  kind: 'estimate',
  schoolId,
  value,
  raw: value,
  results: 30,
  interval: [value - 0.2, value + 0.2],
});

describe('the schools of a year', () => {
  const schools: Standing[] = [{ kind: 'hidden', schoolId: 9 }, place(1, -0.5), place(2, 0.1), place(3, 0.6)];

  it('stand best first, hidden ones last, and are counted by the side on which their whole interval lies', () => {
    expect(rankStandings(schools).map(({ schoolId }) => schoolId)).toEqual([3, 2, 1, 9]);
    expect(countSides(schools)).toEqual({ above: 1, below: 1, all: 3 });
  });

  it('are those of all tests where the asked test is not known', () => {
    const group = (year: number, test: ResultGroup['test']): ResultGroup => ({
      year,
      test,
      tests: 1,
      source: 'pupils',
      gap: withheld,
      change: { kind: 'none' },
      schools: [],
    });
    const maths = { subject: 'maths', grade: 6, title: { ru: 'М', en: 'M' } };
    const groups = [group(2026, null), group(2026, maths), group(2025, null)];
    expect(yearsOf(groups, 'maths 6')).toEqual([groups[1]]);
    expect(yearsOf(groups, 'art 6').map(({ year }) => year)).toEqual([2025, 2026]);
  });
});

describe('addresses', () => {
  it('hold at most six schools, each once', () => {
    expect(comparedIds('3-1-3-x--2-4-5-6-7')).toEqual([3, 1, 2, 4, 5, 6]);
    expect(parseCompareSearch({ schools: 7 })).toEqual({ schools: '7' });
    expect(parseCompareSearch({ schools: 'abc' })).toEqual({});
  });

  it('leave out what is no year', () => {
    expect(parseResultsSearch({ year: 'soon', test: '', factor: 'F01' })).toEqual({ factor: 'F01' });
  });
});

describe('a long label', () => {
  it('is cut where its lines have no more room', () => {
    expect(wrapLabel('one two three four', 7, 2)).toBe('one two\nthree…');
    expect(wrapLabel('one two', 7, 2)).toBe('one two');
  });
});
