/** Nothing of one to four pupils stands in a baseline that leaves a district. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeDistrict, makeBaseline } from '../../../analytics/objectivity/judge.ts';
import { fitCurves } from '../../../analytics/objectivity/response-curves.ts';
import { discloseBaseline } from '../../../analytics/suppression/disclosed-baseline.ts';
import { fixtureDistrict } from '../objectivity/districts.ts';

const NOTHING = {
  ...{ heap: null, similarity: null, journal: null, highMean: null, lowVariance: null, transition: null },
  hardItems: null,
};
const definition = { subject: 'x', grade: 6, year: 2026, max: 9, cutoffs: [2, 4, 6] as const, items: [] };
const told = (counts: readonly number[]) => {
  const scores = counts.flatMap((count, score) => Array.from({ length: count }, () => score));
  const curves = fitCurves(
    Int16Array.from(scores, () => 5),
    Int8Array.from(scores),
    [counts.length - 1],
  );
  const head = { format: 'opora-objectivity-baseline', version: 1, schools: 10, standards: {} } as const;
  return discloseBaseline({ ...head, tests: [{ definition, reference: { ...NOTHING, curves } }] }).tests[0].reference;
};

/** Counts of one score, of which those of one to four pupils stand in the place of each other. */
const few = fc.integer({ min: 1, max: 4 });
const many = fc.integer({ min: 5, max: 20 });

describe('a baseline that leaves', () => {
  it('is the same whichever of one to four pupils a score has', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(few, few), { minLength: 1, maxLength: 3 }), many, (pairs, other) => {
        const counts = (side: 0 | 1) => pairs.map((pair) => pair[side]);
        const sum = (side: 0 | 1) => counts(side).reduce((a, b) => a + b, 0);
        // As many pupils in all, so that the commonest score makes up for the difference.
        const a = [...counts(0), other, 60 - sum(0)];
        const b = [...counts(1), other, 60 - sum(1)];
        expect(told(a)).toEqual(told(b));
      }),
      { seed: 20261130, numRuns: 300 },
    );
  });

  it('tells exactly the counts that are five and more', () => {
    const [item] = told([7, 0, 3, 39]).curves?.shares[0] ?? [];
    expect(item).toEqual([0.1429, 0, 0.05102, 0.8061]);
  });

  it('has numbers of four digits that count, curves without numbers of pupils, and one set of curves', async () => {
    const baseline = discloseBaseline(makeBaseline(await fixtureDistrict('sim_help15')));
    const text = JSON.stringify(baseline);
    expect(text.match(/\d\.0*[1-9]\d{4,}/g)).toBeNull();
    expect(text).not.toContain('"numbers"');
    for (const { reference } of baseline.tests) {
      expect(reference.curves).not.toBeNull();
      expect(reference.hardItems?.help?.curves).toEqual(reference.curves);
    }
  });

  it.each(['sim_null', 'sim_lift60', 'sim_help15', 'sim_copy20', 'sim_journal50'])(
    'judges as the whole one does: %s',
    async (name) => {
      const tests = await fixtureDistrict(name);
      const whole = makeBaseline(tests);
      const [exact, shown] = [whole, discloseBaseline(whole)].map((baseline) => judgeDistrict(tests, { baseline }));
      const levels = ({ schools }: typeof exact) => schools.map(({ level }) => level);
      expect(levels(shown)).toEqual(levels(exact));
    },
  );
});
