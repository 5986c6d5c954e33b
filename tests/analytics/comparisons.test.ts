import { describe, expect, it } from 'vitest';
import { type ChangeEstimate, campaignChanges } from '../../analytics/change.ts';
import { measureEffects, type SchoolCourse } from '../../analytics/effect.ts';
import { quarterGap, riskGap } from '../../analytics/gap.ts';
import { normal, seededRandom } from '../../analytics/random.ts';
import { answerSets, cell, district, MODEL } from './small-model.ts';

const same = () => true;

describe('change between campaigns', () => {
  const before = { model: MODEL, schools: district(seededRandom(1), 10) };
  const after = { model: MODEL, schools: district(seededRandom(2), 10) };

  it('is small between two draws of the same district, and mostly untold', () => {
    const changes = campaignChanges(before, after, same).changes;
    const told = changes.flatMap(({ factors }) => factors).filter((factor) => factor.kind === 'estimate');
    expect(told.length).toBe(20);
    expect(told.filter(({ verdict }) => verdict === 'cannotTell').length).toBeGreaterThan(14);
    for (const { value, raw } of told) expect(Math.abs(value)).toBeLessThan(Math.abs(raw.value) + 6);
  });

  it('is found where a school improved much', () => {
    const chance = seededRandom(3);
    const better = structuredClone(after);
    better.schools[9].cells = [
      cell('teacher', null, 20, answerSets(chance, 'teacher', 15, 1.5)),
      cell('student', null, 55, answerSets(chance, 'student', 40, 1.5)),
      cell('parent', null, 50, answerSets(chance, 'parent', 30, 1.5)),
    ];
    const change = campaignChanges(before, better, same).changes[9].factors[0] as ChangeEstimate;
    expect(change.verdict).toBe('better');
    expect(change.value).toBeLessThan(-15);
    expect(change.probabilityBetter).toBeGreaterThan(0.99);
  });

  it('is withheld where the model changed the factor, and told where only a title did', () => {
    const model = structuredClone(MODEL);
    model.factors[0].informants.teacher = { ...model.factors[0].informants.teacher, weight: 0.4 };
    model.factors[1].name = 'renamed';
    const [first] = campaignChanges(before, { ...after, model }, same).changes;
    expect(first.factors[0]).toEqual({ kind: 'withheld', factor: 'F01', reason: 'modelChanged' });
    expect(first.factors[1].kind).toBe('estimate');
  });

  it('leaves reworded items out, and groups of which most items were reworded', () => {
    const one = campaignChanges(before, after, (_, name) => name !== 'f02_t1').changes;
    const all = campaignChanges(before, after, same).changes;
    expect(one[0].factors[1]).not.toEqual(all[0].factors[1]);
    expect(one[0].factors[0]).toEqual(all[0].factors[0]);
    const none = campaignChanges(before, after, (_, name) => !name.startsWith('f02')).changes;
    expect(none[0].factors[1]).toEqual({ kind: 'withheld', factor: 'F02', reason: 'noCommonData' });
  });

  it('speaks of schools in both campaigns only', () => {
    const fewer = { ...after, schools: after.schools.slice(3) };
    expect(campaignChanges(before, fewer, same).changes.map(({ school }) => school)).toEqual(
      fewer.schools.map(({ school }) => school),
    );
  });
});

describe('gap between the best and the worst quarter', () => {
  /** Districts of 16 schools whose true gap is known. */
  function trial(seed: number): { truth: number; raw: number; gap: ReturnType<typeof quarterGap> } {
    const random = seededRandom(seed);
    const truths = Array.from({ length: 16 }, () => 5 * normal(random));
    const data = truths.map((truth) => ({ value: truth + 4 * normal(random), variance: 16 }));
    const spread = (values: number[]) => {
      const sorted = values.toSorted((a, b) => a - b);
      const sum = (own: number[]) => own.reduce((a, b) => a + b, 0);
      return (sum(sorted.slice(12)) - sum(sorted.slice(0, 4))) / 4;
    };
    return {
      truth: spread(truths),
      raw: spread(data.map(({ value }) => value)),
      gap: quarterGap(data, seededRandom(seed), 400),
    };
  }

  it('is neither exaggerated like the raw means, nor too sure', () => {
    const trials = Array.from({ length: 60 }, (_, i) => trial(i + 1));
    const mean = (pick: (own: ReturnType<typeof trial>) => number) =>
      trials.reduce((sum, own) => sum + pick(own), 0) / 60;
    const value = ({ gap }: ReturnType<typeof trial>) => (gap.kind === 'estimate' ? gap.value : Number.NaN);
    expect(Math.abs(mean(value) - mean(({ truth }) => truth))).toBeLessThan(1);
    expect(mean(({ raw }) => raw) - mean(({ truth }) => truth)).toBeGreaterThan(2);
    const held = trials.filter(
      ({ truth, gap }) => gap.kind === 'estimate' && gap.interval[0] <= truth && truth <= gap.interval[1],
    );
    expect(held.length / 60).toBeGreaterThan(0.8);
  });

  it('is the same for the same seed, and withheld under four schools', () => {
    const data = [1, 5, 9, 2].map((value) => ({ value, variance: 1 }));
    expect(quarterGap(data, seededRandom(5))).toEqual(quarterGap(data, seededRandom(5)));
    expect(quarterGap(data.slice(1), seededRandom(5))).toEqual({ kind: 'withheld', reason: 'fewSchools', schools: 3 });
  });

  it('is given on risk too', () => {
    const gap = riskGap(MODEL, 'F01', district(seededRandom(1), 12), seededRandom(1));
    expect(gap.kind === 'estimate' && gap.value).toBeGreaterThan(20);
    expect(() => riskGap(MODEL, 'F77', [], seededRandom(1))).toThrow('no factor F77');
  });
});

describe('effect of measures', () => {
  /** Worse schools take the measure and everybody falls back to the mean by 0.4 of the distance; the true effect is added. */
  function courses(seed: number, count: number, effect: number): SchoolCourse[] {
    const random = seededRandom(seed);
    return Array.from({ length: count }, (_, s) => {
      const start = 50 + 8 * normal(random) + (s % 2 === 0 ? 5 : -5);
      const change = -0.4 * (start - 50) + (s % 2 === 0 ? effect : 0) + 3 * normal(random);
      return { school: `${s}`, change: { value: change, variance: 9 }, start };
    });
  }
  const even = (count: number) =>
    new Set(Array.from({ length: count }, (_, s) => `${s}`).filter((s) => Number(s) % 2 === 0));

  it('is not taken in by regression to the mean', () => {
    const effects = Array.from(
      { length: 30 },
      (_, i) => measureEffects(courses(i, 60, 0), new Map([['m', even(60)]]))[0],
    );
    const values = effects.map((own) => (own.kind === 'estimate' ? own.value : Number.NaN));
    expect(Math.abs(values.reduce((a, b) => a + b, 0) / 30)).toBeLessThan(1);
  });

  it('finds a true effect in a region', () => {
    const [effect] = measureEffects(courses(4, 120, -8), new Map([['m', even(120)]]));
    expect(effect).toMatchObject({ kind: 'estimate', taken: 60, notTaken: 60 });
    expect(effect.kind === 'estimate' && effect.interval[1]).toBeLessThan(0);
  });

  it('cannot tell in one district, nor where the start decided', () => {
    expect(measureEffects(courses(4, 14, -8), new Map([['m', even(14)]]))[0]).toMatchObject({
      kind: 'cannotTell',
      reason: 'fewSchools',
    });
    const decided = courses(4, 40, 0).map((own, s) => ({ ...own, start: s % 2 === 0 ? 60 : 40 }));
    expect(measureEffects(decided, new Map([['m', even(40)]]))[0]).toMatchObject({ reason: 'confounded' });
    const vague = courses(4, 16, 0).map((own) => ({ ...own, change: { ...own.change, variance: 400 } }));
    expect(measureEffects(vague, new Map([['m', even(16)]]))[0]).toMatchObject({ reason: 'wideInterval' });
  });

  it('shrinks many measures to each other', () => {
    const own = courses(11, 80, -4);
    const random = seededRandom(2);
    const measures = new Map(
      Array.from({ length: 8 }, (_, m) => [`m${m}`, new Set(own.filter(() => random() < 0.5).map((c) => c.school))]),
    );
    const alone = [...measures].map(([name, schools]) => measureEffects(own, new Map([[name, schools]]))[0]);
    const together = measureEffects(own, measures);
    const spread = (effects: typeof together) => {
      const values = effects.flatMap((effect) => (effect.kind === 'estimate' ? [effect.value] : []));
      return Math.max(...values) - Math.min(...values);
    };
    expect(spread(together)).toBeLessThan(spread(alone));
  });
});
