/** A simulated director's return: figures that agree with each other and with the school's hidden risks. */
import { normal, type Random } from '../../../analytics/random.ts';
import type { FormFact, ModelFact, RiskModel } from '../../../surveys/schema.ts';
import { riskOf, type SchoolLatent } from './latent.ts';

const NOISE = 8;
const PUPILS_OF_A_CLASS = 22;
const VPR_SHARE = 0.4;

export type SchoolSize = { pupils: number; teachers: number };

/** Answers to every question of the director's form that the model reads, within the ranges of the form. */
export function drawFacts(
  model: RiskModel,
  form: FormFact[],
  latent: SchoolLatent,
  size: SchoolSize,
  random: Random,
): Record<string, number> {
  const ranges = new Map(form.map((fact) => [fact.name, fact]));
  const answers: Record<string, number> = {};
  const put = (name: string, value: number): number => {
    const range = ranges.get(name);
    if (!range) return value;
    const inside = Math.min(range.max, Math.max(range.min, value));
    answers[name] = range.integer ? Math.round(inside) : Math.round(inside * 2) / 2;
    return answers[name];
  };
  put('base_d_pupils', size.pupils);
  put('base_d_classes', Math.max(1, size.pupils / PUPILS_OF_A_CLASS));
  put('base_d_teachers', size.teachers);
  put('base_d_posts', size.teachers * 1.15);
  for (const { code, informants } of model.factors) {
    for (const fact of informants.director?.facts ?? []) {
      const x = inverseRisk(fact, riskOf(latent, code, 'director') + NOISE * normal(random));
      if (!fact.ratio) put(fact.name, x);
      else {
        const { numerator, denominator, per } = fact.ratio;
        const whole = answers[denominator] ?? put(denominator, denominatorOf(ranges.get(denominator), size));
        if (answers[numerator] === undefined) put(numerator, Math.min((x * whole) / per, Math.max(whole, 1)));
      }
    }
  }
  return answers;
}

/** Questions that stand under a fraction and that the model does not ask for by themselves: people, or rooms. */
function denominatorOf(range: FormFact | undefined, { pupils }: SchoolSize): number {
  return (range?.max ?? 0) >= 1000 ? pupils * VPR_SHARE : pupils / PUPILS_OF_A_CLASS + 8;
}

/** The value whose mapping gives the risk: the mapping read from right to left. */
export function inverseRisk({ points }: ModelFact, risk: number): number {
  const sorted = points.toSorted((a, b) => a[1] - b[1]);
  const upper = sorted.findIndex(([, y]) => y >= risk);
  if (upper <= 0) return sorted[upper === 0 ? 0 : sorted.length - 1][0];
  const [x0, y0] = sorted[upper - 1];
  const [x1, y1] = sorted[upper];
  return x0 + ((x1 - x0) * (risk - y0)) / (y1 - y0);
}
