/** From the director's signed return to risk: derived ratios and the piecewise linear mappings of the model. */
import type { ModelFact, RiskModel } from '../surveys/schema.ts';
import { bandedCount } from './suppression/few-people.ts';

function banded(model: RiskModel, answers: Record<string, number>): Record<string, number> {
  const counts = new Set(model.countsOfPeople ?? []);
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, counts.has(name) ? bandedCount(value) : value]),
  );
}

function factValue(fact: ModelFact, answers: Record<string, number>): number | null {
  const own = answers[fact.name];
  if (fact.ratio === undefined) return Number.isFinite(own) ? own : null;
  const numerator = answers[fact.ratio.numerator];
  const denominator = answers[fact.ratio.denominator];
  // A ratio over nothing says nothing: no posts at all is not a share of vacancies of zero.
  if (!Number.isFinite(numerator) || !Number.isFinite(denominator) || denominator <= 0) return null;
  return (fact.ratio.per * numerator) / denominator;
}

/**
 * The director's facts by the names of the model, derived ratios included, and the director's choice items as they are.
 *
 * @param signed numeric answers of the form by question name; counts of 1–4 people enter as one band
 * @returns only what could be computed: a question left out, or a ratio over zero, gives no entry
 */
export function modelFacts(model: RiskModel, signed: Record<string, number>): Record<string, number> {
  const answers = banded(model, signed);
  const facts: Record<string, number> = {};
  for (const factor of model.factors) {
    const informant = factor.informants.director;
    for (const fact of informant?.facts ?? []) {
      const value = factValue(fact, answers);
      if (value !== null) facts[fact.name] = value;
    }
    for (const item of informant?.items ?? []) {
      if (Number.isFinite(answers[item.name])) facts[item.name] = answers[item.name];
    }
  }
  return facts;
}

/**
 * Risk 0–100 of a fact: linear between the model's points, constant beyond the first and the last.
 *
 * @param fact points in strictly rising order of the first coordinate
 * @param x the fact's value in its own unit
 * @throws RangeError when x is not finite or the points do not rise
 * @example factRisk({ name: 'turnover', points: [[0, 0], [20, 100]] }, 5) // 25
 */
export function factRisk(fact: Pick<ModelFact, 'name' | 'points'>, x: number): number {
  if (!Number.isFinite(x)) throw new RangeError(`fact ${fact.name}: ${x} is not a number`);
  const { points } = fact;
  let risk = points[0][1];
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1];
    const [x1, y1] = points[i];
    if (x1 <= x0) throw new RangeError(`fact ${fact.name}: the points must rise from left to right`);
    if (x >= x1) risk = y1;
    else if (x > x0) return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
  }
  return risk;
}
