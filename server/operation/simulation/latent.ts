/**
 * Hidden truths of simulated schools and the answers that people give from them. The variances are those of the simulator in
 * docs/methods.md, turned from its scale of 1–5 to risk 0–100 (one point there is 25 here).
 */
import { normal, type Random } from '../../../analytics/random.ts';
import type { AnonymousAudience, Audience, FormItem, RiskModel } from '../../../surveys/schema.ts';
import type { DesignationKind } from '../../ground/db/schema.ts';
import designationShifts from './designation-shifts.json' with { type: 'json' };

const FACTOR_MEAN = 45;
const SD = { factor: 7, school: 9, bias: 4, schoolGroup: 3.75, halo: 5, item: 5, noise: 20 };
const PERSON_SD: Record<AnonymousAudience, number> = { teacher: 10, student: 14, parent: 13 };
/** What a designation adds to the risk of a factor: believable, not official. */
const DESIGNATION_SHIFTS: Record<DesignationKind, Partial<Record<string, number>>> = designationShifts;
const HARD_TO_SAY_SHARE = 0.03;
const LEFT_OUT_SHARE = 0.02;

/** Risk 0–100 by factor, for the district and as each informant sees it. */
export type DistrictLatent = { factor: Map<string, number>; bias: Map<string, number>; item: Map<string, number> };
export type SchoolLatent = Map<string, number>;

const key = (factor: string, audience: Audience) => `${factor}/${audience}`;

export function drawDistrict(model: RiskModel, random: Random): DistrictLatent {
  const latent: DistrictLatent = { factor: new Map(), bias: new Map(), item: new Map() };
  for (const { code, informants } of model.factors) {
    latent.factor.set(code, FACTOR_MEAN + SD.factor * normal(random));
    for (const [audience, informant] of Object.entries(informants)) {
      latent.bias.set(key(code, audience as Audience), SD.bias * normal(random));
      for (const { name } of informant.items ?? []) latent.item.set(name, SD.item * normal(random));
    }
  }
  return latent;
}

/** Risk by factor and informant of one school. */
export function drawSchool(
  model: RiskModel,
  district: DistrictLatent,
  designations: DesignationKind[],
  random: Random,
): SchoolLatent {
  const latent: SchoolLatent = new Map();
  for (const { code, informants } of model.factors) {
    const shift = designations.reduce((sum, kind) => sum + (DESIGNATION_SHIFTS[kind][code] ?? 0), 0);
    const school = (district.factor.get(code) ?? FACTOR_MEAN) + shift + SD.school * normal(random);
    for (const audience of Object.keys(informants) as Audience[]) {
      const bias = district.bias.get(key(code, audience)) ?? 0;
      latent.set(key(code, audience), school + bias + SD.schoolGroup * normal(random));
    }
  }
  return latent;
}

/** The same school a year later: it moves a little, by itself. */
export function nextYear(latent: SchoolLatent, random: Random): SchoolLatent {
  return new Map([...latent].map(([name, risk]) => [name, risk - 1 + 4 * normal(random)]));
}

export function riskOf(latent: SchoolLatent, factor: string, audience: Audience): number {
  return latent.get(key(factor, audience)) ?? FACTOR_MEAN;
}

/** Share of people who answer without reading. */
export type Careless = Record<AnonymousAudience, number>;

/** Few nearly everywhere; in every fifth school the pupils were sat down to it on the last day. */
export function carelessOf(index: number): Careless {
  return { teacher: 0.02, parent: 0.04, student: index % 5 === 2 ? 0.25 : 0.04 };
}

export function isCareless(share: number, random: Random): boolean {
  return random() < share;
}

/** The same place for every question. */
export function straightLine(items: FormItem[], random: Random): Record<string, number> {
  const place = random();
  return Object.fromEntries(items.map(({ name, values }) => [name, values[Math.floor(place * values.length)]]));
}

/** One person's answers in the shape of SurveyJS' `survey.data`. */
export function drawAnswers(
  model: RiskModel,
  district: DistrictLatent,
  school: SchoolLatent,
  audience: AnonymousAudience,
  items: FormItem[],
  random: Random,
): Record<string, number | 'hardToSay'> {
  const answers: Record<string, number | 'hardToSay'> = {};
  const offered = new Map(items.map((item) => [item.name, item]));
  const halo = SD.halo * normal(random);
  for (const { code, informants } of model.factors) {
    const person = riskOf(school, code, audience) + halo + PERSON_SD[audience] * normal(random);
    for (const { name, min, max, reversed } of informants[audience]?.items ?? []) {
      const risk = person + (district.item.get(name) ?? 0) + SD.noise * normal(random);
      const fate = random();
      if (fate < LEFT_OUT_SHARE) continue;
      if (fate < LEFT_OUT_SHARE + HARD_TO_SAY_SHARE && offered.get(name)?.hardToSay) answers[name] = 'hardToSay';
      else {
        const value = Math.min(max, Math.max(min, Math.round(min + ((max - min) * risk) / 100)));
        answers[name] = reversed ? min + max - value : value;
      }
    }
  }
  return answers;
}
