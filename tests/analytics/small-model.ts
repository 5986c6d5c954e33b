/** A small risk model, and answer sets for it, that the tests of tallies and profiles share. */
import { normal, type Random } from '../../analytics/random.ts';
import { HARD_TO_SAY, type ScoringPlan, scoringPlan, tallyAnswers } from '../../analytics/tally.ts';
import type { Cell, SchoolInput } from '../../analytics/types.ts';
import type { AnonymousAudience, ModelItem, RiskModel } from '../../surveys/schema.ts';

const items = (prefix: string, count: number): ModelItem[] =>
  Array.from({ length: count }, (_, i) => ({ name: `${prefix}${i + 1}`, min: 1, max: 4, reversed: i % 3 === 2 }));

export const MODEL: RiskModel = {
  version: 'test',
  thresholds: { medium: 37.5, high: 55 },
  minimum: { teacher: 5, student: 10, parent: 8 },
  factors: [
    {
      code: 'F01',
      informants: {
        director: {
          weight: 0.1,
          facts: [
            {
              name: 'vacancies',
              points: [
                [0, 0],
                [20, 100],
              ],
            },
          ],
        },
        teacher: { weight: 0.3, items: items('f01_t', 5) },
        student: { weight: 0.3, items: items('f01_s', 4) },
        parent: { weight: 0.3, items: items('f01_p', 3) },
      },
    },
    {
      code: 'F02',
      informants: {
        teacher: { weight: 1, items: items('f02_t', 4) },
        student: { weight: 1, items: items('f02_s', 4) },
      },
    },
  ],
};

const names = (audience: AnonymousAudience) =>
  MODEL.factors.flatMap(({ informants }) => (informants[audience]?.items ?? []).map(({ name }) => name));

export const PLANS: Record<AnonymousAudience, ScoringPlan> = {
  teacher: scoringPlan(MODEL, 'teacher', names('teacher')),
  student: scoringPlan(MODEL, 'student', names('student')),
  parent: scoringPlan(MODEL, 'parent', names('parent')),
};

const isReversed = (name: string) => Number(name.at(-1)) % 3 === 0;

/** Answer sets of a group whose risk lies about `level` on 1–4; one answer in twenty is missing or hard to say. */
export function answerSets(random: Random, audience: AnonymousAudience, count: number, level: number): Uint8Array[] {
  return Array.from({ length: count }, () => {
    const person = level + 0.5 * normal(random);
    return Uint8Array.from(PLANS[audience].itemNames, (name) => {
      const chance = random();
      if (chance < 0.025) return 0;
      if (chance < 0.05) return HARD_TO_SAY;
      const risk = Math.min(4, Math.max(1, Math.round(person + 0.6 * normal(random))));
      return isReversed(name) ? 5 - risk : risk;
    });
  });
}

/** A cell from its answer sets. */
export function cell(
  audience: AnonymousAudience,
  grade: number | null,
  people: number | null,
  sets: Uint8Array[],
): Cell {
  return { audience, grade, people, tally: tallyAnswers(PLANS[audience], sets) };
}

/** A district of schools with all groups; risk rises from school to school. */
export function district(
  random: Random,
  schools: number,
  answers = { teacher: 12, student: 20, parent: 15 },
): SchoolInput[] {
  return Array.from({ length: schools }, (_, s) => {
    const level = 1.8 + (1.4 * s) / Math.max(1, schools - 1);
    const sets = (audience: AnonymousAudience, count: number) => answerSets(random, audience, count, level);
    return {
      school: `school ${s + 1}`,
      facts: { vacancies: 5 + s },
      cells: [
        cell('teacher', null, 20, sets('teacher', answers.teacher)),
        cell('student', 6, 30, sets('student', answers.student)),
        cell('student', 8, 25, sets('student', answers.student)),
        cell('parent', null, 50, sets('parent', answers.parent)),
      ],
    };
  });
}

/** All numbers inside a value, however deep: for the rule that none is NaN or infinite. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}
