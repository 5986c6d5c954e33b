/** What the signs of a school say of a single year. */
import { describe, expect, it } from 'vitest';
import { type SchoolSigns, signsByYear } from '../../../analytics/exit/signs.ts';
import { type Checks, checksOf } from '../../../analytics/objectivity/checks.ts';
import { SIGNALS, type SignalResult } from '../../../analytics/objectivity/types.ts';

const all: Checks = { kind: 'all', made: [...SIGNALS], missing: [] };
const nothing: Checks = { kind: 'none', made: [], missing: [{ signal: 'cutoffHeap', why: 'fewResults' }] };

const signal = (flag: boolean): SignalResult => ({
  ...{
    kind: 'estimate',
    signal: 'cutoffHeap',
    source: 'pupilRows',
    statistic: 30,
    p: flag ? 1e-6 : 0.4,
    q: 0.5,
    flag,
    visible: null,
  },
  ...{ parts: {}, innocent: [], effect: { value: 12, unit: 'pupils' } },
});
const finding = (level: SchoolSigns['finding']['level']) => ({ n: 60, level, signals: [signal(level === 'look')] });
const test = (year: number, level: SchoolSigns['tests'][number]['level'], checks: Checks | null = all) => ({
  ...{ year, level, checks },
});

describe('the signs of a year', () => {
  it('are those of all tests together where no test shows them alone, or where single tests are not judged', () => {
    for (const level of ['none', null] as const) {
      const found = signsByYear({ finding: finding('look'), works: [], tests: [test(2025, level), test(2026, level)] });
      for (const year of [2025, 2026])
        expect(found.get(year)).toMatchObject({ level: 'look', flagged: [{ outcome: null }] });
    }
  });

  it('belong to the years in whose tests they are seen; the others stand on their own tests', () => {
    const tests = [test(2024, 'look'), test(2025, 'none'), test(2026, 'notChecked', nothing)];
    const found = signsByYear({ finding: finding('look'), works: [], tests });
    expect([2024, 2025, 2026].map((year) => found.get(year)?.level)).toEqual(['look', 'none', 'notChecked']);
    expect(found.get(2025)?.flagged).toEqual([]);
  });

  it('are settled by work of their own year or later, and not by what was said of earlier papers', () => {
    const tests = [test(2025, 'look'), test(2026, 'look')];
    const works = [{ sign: 'cutoffHeap' as const, outcome: 'explained' as const, year: 2025 }];
    const found = signsByYear({ finding: finding('look'), works, tests });
    expect(found.get(2025)?.flagged).toEqual([{ outcome: 'explained' }]);
    expect(found.get(2026)?.flagged).toEqual([{ outcome: null }]);
  });

  it('tell of what was checked, and have no year without tests', () => {
    const own = finding('none');
    const found = signsByYear({ finding: own, works: [], tests: [test(2026, 'none')] });
    expect([...found]).toEqual([[2026, { level: 'none', checks: checksOf(own), flagged: [] }]]);
    expect(signsByYear({ finding: own, works: [], tests: [] }).size).toBe(0);
  });
});
