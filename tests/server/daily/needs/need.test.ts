/** The rule by which schools are ordered for their tutor, row by row. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Circumstances, needOf } from '../../../../server/daily/needs/need.ts';

const TODAY = '2026-11-25';
const CALM: Circumstances = {
  highRisks: 0,
  signs: 0,
  lateActivities: 0,
  openRequests: 0,
  unreviewed: 0,
  lastVisit: '2026-11-20',
};

describe('the need of a school', () => {
  it.each<[string, Partial<Circumstances>, [string, number, number][]]>([
    ['nothing presses', {}, []],
    ['two points a high risk', { highRisks: 3 }, [['highRisks', 3, 6]]],
    ['at most ten for risks', { highRisks: 12 }, [['highRisks', 12, 10]]],
    ['a confirmed sign counts once', { signs: 4 }, [['signs', 4, 3]]],
    ['two points a request, at most four', { openRequests: 5 }, [['requests', 5, 4]]],
    ['a point for each late activity, at most four', { lateActivities: 9 }, [['late', 9, 4]]],
    ['a point for each document to review, at most three', { unreviewed: 2 }, [['reviews', 2, 2]]],
    ['never visited this year', { lastVisit: null }, [['unvisited', 0, 3]]],
    ['59 days are no reason yet', { lastVisit: '2026-09-27' }, []],
    ['two months ago', { lastVisit: '2026-09-26' }, [['longAgo', 60, 1]]],
    ['three months ago', { lastVisit: '2026-08-27' }, [['longAgo', 90, 2]]],
    ['half a year ago counts like never', { lastVisit: '2026-05-25' }, [['longAgo', 184, 3]]],
    [
      'the weightiest reason comes first',
      { highRisks: 1, openRequests: 2, unreviewed: 1, lastVisit: null },
      [
        ['requests', 2, 4],
        ['unvisited', 0, 3],
        ['highRisks', 1, 2],
        ['reviews', 1, 1],
      ],
    ],
  ])('%s', (_, given, reasons) => {
    const need = needOf({ ...CALM, ...given }, TODAY);
    expect(need.reasons.map(({ count, kind, points }) => [kind, count, points])).toEqual(reasons);
    expect(need.points).toBe(reasons.reduce((sum, [, , points]) => sum + points, 0));
  });

  it('never falls when one thing more presses', () => {
    const count = fc.nat({ max: 20 });
    const worlds = fc.record({
      highRisks: count,
      signs: count,
      lateActivities: count,
      openRequests: count,
      unreviewed: count,
      lastVisit: fc.constantFrom(null, '2026-02-01', '2026-08-01', '2026-11-01'),
    });
    const pieces = fc.constantFrom('highRisks', 'signs', 'lateActivities', 'openRequests', 'unreviewed');
    fc.assert(
      fc.property(worlds, pieces, (world, piece) => {
        const more = needOf({ ...world, [piece]: world[piece as 'signs'] + 1 }, TODAY).points;
        expect(more).toBeGreaterThanOrEqual(needOf(world, TODAY).points);
      }),
    );
  });
});
