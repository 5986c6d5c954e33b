/** Raising the risk raises the score: for every item, reversed or not, and for every fact. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factRisk } from '../../analytics/facts.ts';
import { meanOf, scoreSums } from '../../analytics/scale.ts';
import { scoringPlan, tallyAnswers } from '../../analytics/tally.ts';
import { loadContent } from '../../surveys/load.ts';
import type { AnonymousAudience } from '../../surveys/schema.ts';

const { questionnaires, riskModel } = loadContent();
const seed = 20261124;

/** The factors' scores of one person, in the plan's own units of risk. */
function scores(audience: AnonymousAudience, answers: number[]): Record<string, number> {
  const names = questionnaires[audience].items.map((item) => item.name);
  const plan = scoringPlan(riskModel, audience, names);
  const tally = tallyAnswers(plan, [Uint8Array.from(answers)]);
  return Object.fromEntries(plan.layout.scales.map((scale) => [scale.factor, meanOf(scoreSums(scale, tally))]));
}

describe.each(['teacher', 'student', 'parent'] as const)('items of the %s', (audience) => {
  const { items } = questionnaires[audience];
  const owners = riskModel.factors.flatMap(({ code, informants }) =>
    (informants[audience]?.items ?? []).map((item) => ({ ...item, factor: code })),
  );

  it('raise their own factor, and no other, when answered one step riskier', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: items.length, maxLength: items.length }),
        fc.constantFrom(...owners),
        (answers, item) => {
          const at = items.findIndex(({ name }) => name === item.name);
          const riskier = answers[at]! + (item.reversed ? -1 : 1);
          fc.pre(riskier >= item.min && riskier <= item.max);
          const before = scores(audience, answers);
          const after = scores(audience, answers.with(at, riskier));
          for (const [factor, score] of Object.entries(before)) {
            if (factor === item.factor) expect(after[factor]).toBeGreaterThan(score);
            else expect(after[factor]).toBe(score);
          }
        },
      ),
      { seed, numRuns: 500 },
    );
  });

  it('stand in both directions for every reversed item in turn', () => {
    for (const item of owners.filter(({ reversed }) => reversed)) {
      const calm = items.map(({ name }) => (name === item.name ? 4 : 2));
      const worried = items.map(({ name }) => (name === item.name ? 1 : 2));
      expect(scores(audience, worried)[item.factor], item.name).toBeGreaterThan(scores(audience, calm)[item.factor]!);
    }
  });
});

describe('facts of the director', () => {
  const facts = riskModel.factors.flatMap((factor) => factor.informants.director?.facts ?? []);
  /** Figures of which more is better; all others are burdens. */
  const strengths =
    /textbooks|computers|rooms|internet|category|courses|diagnostics|specialists|trained|helped|came|events|observed|plans|meetings/;

  it.each(facts)('$name runs the right way, over the whole scale, with a reason', (fact) => {
    const risks = fact.points.map(([, risk]) => risk);
    const ordered = risks.toSorted((a, b) => a - b);
    expect(risks).toEqual(strengths.test(fact.name) ? ordered.toReversed() : ordered);
    expect(ordered).toEqual([0, riskModel.thresholds.medium, riskModel.thresholds.high, 100]);
    expect(fact.pointNames).toHaveLength(risks.length);
    expect(fact.reason?.ru).toBeTruthy();
  });

  it.each(facts)('$name never leaves 0–100', (fact) => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (x) => {
        const risk = factRisk(fact, x);
        expect(risk).toBeGreaterThanOrEqual(0);
        expect(risk).toBeLessThanOrEqual(100);
      }),
      { seed, numRuns: 100 },
    );
  });
});
