/**
 * Simulated districts with known truth: people answer 1–5 about factors that vary over schools, groups and persons.
 * Truth is the level of the weighted mean over all people of the expected score, item noise integrated out.
 */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { normal, type Random } from '../../analytics/random.ts';
import { scoringPlan, tallyAnswers } from '../../analytics/tally.ts';
import type { Cell, SchoolInput } from '../../analytics/types.ts';
import type { AnonymousAudience, Audience, RiskModel } from '../../surveys/schema.ts';

export type GroupSizes = Record<Audience, number>;

export type District = {
  schools: SchoolInput[];
  /** True risk 0–100 by school and factor. */
  truth: number[][];
};

export type Setting = {
  schools: number;
  /** Standard deviation of schools on the 1–5 scale. */
  tau: number;
  people: GroupSizes;
  answers: GroupSizes;
  /** Share of schools in which one anonymous group does not answer at all. */
  missing: number;
};

export const FACTORS = 10;
const ITEMS = 5;
const GROUPS: readonly Audience[] = ['director', 'teacher', 'student', 'parent'];
const WEIGHTS: GroupSizes = { director: 0.1, teacher: 0.3, student: 0.3, parent: 0.3 };
const PERSON_SD: GroupSizes = { director: 0.35, teacher: 0.55, student: 0.75, parent: 0.7 };
const [FACTOR_MEAN, FACTOR_SD, BIAS_SD, SCHOOL_GROUP_SD] = [2.8, 0.35, 0.2, 0.15];
const [HALO_SD, OFFSET_SD, NOISE_SD] = [0.25, 0.25, 0.8];

const indices = (count: number) => Array.from({ length: count }, (_, i) => i);

/** The risk model of the simulation: cuts 2.5 and 3.2 on 1–5 are 37.5 and 55 on 0–100. */
export const SIMULATED_MODEL: RiskModel = {
  version: 'simulated',
  thresholds: { medium: 37.5, high: 55 },
  minimum: { teacher: 5, student: 10, parent: 8 },
  factors: indices(FACTORS).map((f) => {
    const code = `F${String(f + 1).padStart(2, '0')}`;
    const items = (letter: string) =>
      indices(ITEMS).map((i) => ({ name: `${code}_${letter}${i}`, min: 1, max: 5, reversed: false }));
    const facts = indices(ITEMS).map((i) => ({
      name: `${code}_d${i}`,
      points: [[1, 0] as [number, number], [5, 100] as [number, number]],
    }));
    return {
      code,
      informants: {
        director: { weight: WEIGHTS.director, facts },
        teacher: { weight: WEIGHTS.teacher, items: items('t') },
        student: { weight: WEIGHTS.student, items: items('s') },
        parent: { weight: WEIGHTS.parent, items: items('p') },
      },
    };
  }),
};

const itemNames = (audience: AnonymousAudience) =>
  SIMULATED_MODEL.factors.flatMap(({ informants }) => (informants[audience]?.items ?? []).map(({ name }) => name));

const PLANS = {
  teacher: scoringPlan(SIMULATED_MODEL, 'teacher', itemNames('teacher')),
  student: scoringPlan(SIMULATED_MODEL, 'student', itemNames('student')),
  parent: scoringPlan(SIMULATED_MODEL, 'parent', itemNames('parent')),
};

const clip = (x: number) => Math.min(5, Math.max(1, x));

const TABLE_LOW = -6;
const TABLE_STEP = 0.005;
/** Expected value of an answer by its latent mean: 1 + Σ P(answer > k). Tabled, since every person's is needed for the truth. */
const EXPECTED = Float64Array.from(indices(3200), (i) => {
  const mean = TABLE_LOW + i * TABLE_STEP;
  return 1 + [1.5, 2.5, 3.5, 4.5].reduce((sum, cut) => sum + 1 - normalCdf(cut, mean, NOISE_SD), 0);
});

function expectedAnswer(latent: number): number {
  const place = Math.min(EXPECTED.length - 2, Math.max(0, (latent - TABLE_LOW) / TABLE_STEP));
  const index = Math.floor(place);
  return EXPECTED[index] + (place - index) * (EXPECTED[index + 1] - EXPECTED[index]);
}

/** Latent means of a group's items in a school: factor + bias + school + school × group + item offset. */
type Latent = Float64Array;

/** A group of a school: the mean expected score of all its people by factor, and the answer sets of those who answered. */
type Answered = { expected: Float64Array; sets: Uint8Array[]; facts: number[] };

function askGroup(random: Random, audience: Audience, latent: Latent, people: number, answers: number): Answered {
  const result: Answered = { expected: new Float64Array(FACTORS), sets: [], facts: [] };
  for (let p = 0; p < people; p++) {
    const halo = audience === 'director' ? 0 : HALO_SD * normal(random);
    const set = p < answers && audience !== 'director' ? new Uint8Array(FACTORS * ITEMS) : null;
    for (let f = 0; f < FACTORS; f++) {
      const trait = halo + PERSON_SD[audience] * normal(random);
      for (let i = f * ITEMS; i < (f + 1) * ITEMS; i++) {
        const mean = latent[i] + trait;
        // The director gives facts: they carry no item noise, so the expected answer is the answer.
        const expected = audience === 'director' ? clip(mean) : expectedAnswer(mean);
        if (audience === 'director') result.facts[i] = expected;
        if (set !== null) set[i] = clip(Math.round(mean + NOISE_SD * normal(random)));
        result.expected[f] += expected / (ITEMS * people);
      }
    }
    if (set !== null) result.sets.push(set);
  }
  return result;
}

function directorFacts(values: number[]): Record<string, number> {
  const names = SIMULATED_MODEL.factors.flatMap(({ informants }) =>
    (informants.director?.facts ?? []).map((fact) => fact.name),
  );
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}

/** What a district's schools share: factor means with the informants' biases, and item offsets, by audience and item. */
function districtLatent(random: Random): Record<Audience, Latent> {
  const means = indices(FACTORS).map(() => FACTOR_MEAN + FACTOR_SD * normal(random));
  const group = () =>
    Float64Array.from(
      means.flatMap((mean) => {
        const biased = mean + BIAS_SD * normal(random);
        return indices(ITEMS).map(() => biased + OFFSET_SD * normal(random));
      }),
    );
  return { director: group(), teacher: group(), student: group(), parent: group() };
}

/** The anonymous group that stays silent in this school, or none. */
function silentGroup(random: Random, missing: number): Audience | null {
  const chosen = GROUPS[1 + Math.floor(3 * random())];
  return random() < missing ? chosen : null;
}

type SimulatedSchool = { input: SchoolInput; truth: number[] };

function simulateSchool(
  random: Random,
  setting: Setting,
  latent: Record<Audience, Latent>,
  name: string,
): SimulatedSchool {
  const own = indices(FACTORS).map(() => setting.tau * normal(random));
  const truth = new Array<number>(FACTORS).fill(0);
  const silent = silentGroup(random, setting.missing);
  const cells: Cell[] = [];
  let facts: Record<string, number> | null = null;
  for (const audience of GROUPS) {
    const shift = own.map((school) => school + SCHOOL_GROUP_SD * normal(random));
    const means = latent[audience].map((mean, i) => mean + shift[Math.floor(i / ITEMS)]);
    const people = setting.people[audience];
    const asked = askGroup(random, audience, means, people, audience === silent ? 0 : setting.answers[audience]);
    for (let f = 0; f < FACTORS; f++) truth[f] += WEIGHTS[audience] * 25 * (asked.expected[f] - 1);
    if (audience === 'director') facts = directorFacts(asked.facts);
    else cells.push({ audience, grade: null, people, tally: tallyAnswers(PLANS[audience], asked.sets) });
  }
  return { input: { school: name, facts, cells }, truth };
}

/** One district with its truth; the same generator state gives the same district. */
export function simulateDistrict(random: Random, setting: Setting): District {
  const latent = districtLatent(random);
  const schools = indices(setting.schools).map((s) => simulateSchool(random, setting, latent, `school ${s + 1}`));
  return { schools: schools.map(({ input }) => input), truth: schools.map(({ truth }) => truth) };
}
