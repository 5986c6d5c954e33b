/** Districts with nothing planted, by their reports alone: p-values are no smaller than chance lets them be. */
import { describe, expect, it } from 'vitest';
import { judgeDistrict } from '../../../analytics/objectivity/judge.ts';
import type { SignalName } from '../../../analytics/objectivity/types.ts';
import { seededRandom } from '../../../analytics/random.ts';
import { reportsOf, withoutRows } from '../../bench/objectivity-reports.ts';
import { type Setting, simulateDistrict } from '../../bench/objectivity-simulator.ts';

const SETTING: Setting = {
  kind: 'none',
  pupils: [8, 15, 25, 40, 90],
  tests: 2,
  schools: 20,
  share: 0.1,
  curriculum: 0.25,
  scatter: 0,
  former: false,
  outside: false,
};
const DISTRICTS = 40;

describe.each([0, 2])('reports with %d digits', (decimals) => {
  const p = new Map<SignalName, number[]>();
  let looks = 0;
  for (let seed = 0; seed < DISTRICTS; seed++) {
    const { tests } = simulateDistrict(seededRandom(31_000 + seed), SETTING);
    const reported = tests.map((test) => ({ ...withoutRows(test), reports: reportsOf(test, decimals) }));
    const { district, schools } = judgeDistrict(reported, { pictures: false });
    looks += district.looks > 0 ? 1 : 0;
    for (const own of schools.flatMap(({ signals }) => signals))
      if (own.kind === 'estimate') p.set(own.signal, [...(p.get(own.signal) ?? []), own.p]);
  }

  // Schools of a district are judged by one another, so their deviation is that of fewer: three standard errors of independent ones.
  it.each<SignalName>(['cutoffHeap', 'journalShift', 'hardItems', 'lowVariance'])('%s keeps its level', (signal) => {
    const own = p.get(signal) ?? [];
    expect(own.length).toBeGreaterThan(DISTRICTS * SETTING.schools * 0.9);
    for (const level of [0.05, 0.01]) {
      const share = own.filter((each) => each < level).length / own.length;
      expect(share, `below ${level}`).toBeLessThan(level + 3 * Math.sqrt((level * (1 - level)) / own.length));
    }
  });

  it('show no more districts with a sign than allowed', () => {
    expect(looks / DISTRICTS).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / DISTRICTS));
  });
});
