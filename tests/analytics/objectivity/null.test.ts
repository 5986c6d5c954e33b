import { describe, expect, it } from 'vitest';
import { combineFamilies, levelOf } from '../../../analytics/objectivity/combine.ts';
import { judgeDistrict } from '../../../analytics/objectivity/judge.ts';
import { liftedShare } from '../../../analytics/objectivity/lifted-share.ts';
import { countTotals } from '../../../analytics/objectivity/totals.ts';
import { SIGNALS } from '../../../analytics/objectivity/types.ts';
import { learnWeights } from '../../../analytics/objectivity/weights.ts';
import { seededRandom } from '../../../analytics/random.ts';
import { simulated } from './districts.ts';
import { PROTOTYPE } from './prototype.ts';

describe('where nothing is planted', () => {
  it('p-values of every signal are uniform where it matters: in the lower tail', { timeout: 60_000 }, () => {
    const counts = new Map(SIGNALS.map((signal) => [signal, { all: 0, tenth: 0, hundredth: 0 }]));
    for (let seed = 0; seed < 12; seed++) {
      for (const own of judgeDistrict(simulated(300 + seed).tests, { pictures: false }).schools.flatMap(
        (s) => s.signals,
      )) {
        if (own.kind !== 'estimate') continue;
        const count = counts.get(own.signal)!;
        count.all++;
        if (own.p < 0.1) count.tenth++;
        if (own.p < 0.01) count.hundredth++;
      }
    }
    // 360 schools: four standard errors of a share of 0.1 are 0.063, of 0.01 are 0.021.
    for (const [signal, { all, tenth, hundredth }] of counts) {
      expect(all, signal).toBe(360);
      expect(Math.abs(tenth / all - 0.1), signal).toBeLessThan(0.063);
      expect(hundredth / all, signal).toBeLessThan(0.031);
    }
  });

  it('the combination keeps its level: uniform p-values show any "look" in at most 5 % of districts', () => {
    const random = seededRandom(12);
    let any = 0;
    const districts = 3000;
    for (let d = 0; d < districts; d++) {
      const schools = Array.from({ length: 30 }, () => ({
        integrity: [random(), random(), random()],
        journal: [random(), random()],
      }));
      const families = combineFamilies(schools);
      if (families.some((own) => levelOf(own, [], 0.05) === 'look')) any++;
    }
    // Two standard errors of 0.05 over 3000 districts are 0.008.
    expect(any / districts).toBeLessThan(0.058);
    expect(any / districts).toBeGreaterThan(0.03);
  });
});

describe('learnt weights', () => {
  const flat = Array.from({ length: 30 }, () => ({ integrity: [0.5, 0.5, 0.5], journal: [0.5, 0.5] }));

  it('do not depend on the school itself', () => {
    const changed = flat.map((own, s) => (s === 7 ? { integrity: [1e-9, 0.5, 0.9], journal: [1e-4, 0.2] } : own));
    const [before, after] = [learnWeights(flat)[7], learnWeights(changed)[7]];
    after.signals.integrity.forEach((weight, i) => {
      expect(weight).toBeCloseTo(before.signals.integrity[i], 9);
    });
    expect(after.families.journal).toBeCloseTo(before.families.journal, 9);
  });

  it('turn to what other schools show', () => {
    const shown = flat.map((own, s) => (s < 3 ? { ...own, integrity: [0.001, 0.5, 0.5] } : own));
    const { signals, families } = learnWeights(shown)[20];
    expect(signals.integrity[0]).toBeGreaterThan(0.5);
    expect(families.integrity).toBeGreaterThan(1.3);
    expect(signals.integrity.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(families.integrity + families.journal).toBeCloseTo(2, 9);
  });

  it('leave out what is missing', () => {
    const { signals, families } = learnWeights(
      flat.map(() => ({ integrity: [0.3, null, 0.3], journal: [null, null] })),
    )[0];
    expect(signals.integrity).toEqual([0.5, 0, 0.5]);
    expect(families).toEqual({ integrity: 1, journal: 0 });
    expect(learnWeights([{ integrity: [], journal: [] }])[0].families).toEqual({ integrity: 0, journal: 0 });
  });
});

describe('levels', () => {
  const none = { integrity: null, journal: null };

  it('follow q and two different signs', () => {
    const at = (q: number) => levelOf({ integrity: { p: 0.001, q }, journal: null }, [], 0.05);
    expect([0.049, 0.05, 0.19, 0.2].map(at)).toEqual(['look', 'watch', 'watch', 'none']);
    expect(levelOf(none, [0.009, 0.009], 0.05)).toBe('watch');
    expect(levelOf(none, [0.009, 0.01], 0.05)).toBe('none');
  });

  it('are not wiped out by a signal that points the other way', () => {
    const flat = Array.from({ length: 29 }, () => ({ integrity: [0.5, 0.5, 0.5], journal: [0.5, 0.5] }));
    const [ours] = combineFamilies([{ integrity: [1e-5, 0.9999999, 0.5], journal: [0.5, 0.5] }, ...flat]);
    expect(ours.integrity!.q).toBeLessThan(0.05);
    const [prototype] = combineFamilies(
      [{ integrity: [1e-5, 0.9999999, 0.5], journal: [0.5, 0.5] }, ...flat],
      PROTOTYPE.combination,
    );
    expect(prototype.integrity!.p).toBeGreaterThan(0.5);
  });
});

describe('the district’s own finding', () => {
  const shareOf = (seed: number, share: number) => {
    const { tests } = simulated(seed, { kind: 'lift60', pupils: [60], share });
    return liftedShare(tests.map((test) => ({ definition: test.definition, totals: countTotals(test, 30) })));
  };

  it('sees lifting where most schools do it', () => {
    const own = shareOf(3, 0.9);
    expect(own).toMatchObject({ kind: 'estimate' });
    if (own.kind === 'estimate') {
      expect(own.share).toBeGreaterThan(0.35);
      expect(own.p).toBeLessThan(0.001);
    }
  });

  it('is not given under ten schools', () => {
    const { tests } = simulated(3, { schools: 9 });
    expect(liftedShare(tests.map((test) => ({ definition: test.definition, totals: countTotals(test, 9) })))).toEqual({
      kind: 'unavailable',
      reason: 'fewSchools',
    });
  });
});
