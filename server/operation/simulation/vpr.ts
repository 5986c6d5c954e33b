/**
 * Simulated results of VPR: item scores by a graded response model (Samejima 1969) with the variances of docs/methods.md.
 * Schools differ in level, subject, curriculum and strictness, all of it honest; a few do what the signs of objectivity look for.
 */
import { normal, type Random } from '../../../analytics/random.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import demo from './vpr-tests.json' with { type: 'json' };

/** On the scale of logits. The same pupil a year later correlates with himself by about 0.83. */
const SD = {
  school: 0.4,
  subject: 0.15,
  growth: 0.15,
  curriculum: 0.25,
  strictness: 0.35,
  pupil: 1,
  occasion: 0.42,
  journal: 0.6,
};
const STRONG_SCHOOL = 1;
const EASIEST = -1.9;
const HARDEST = 1.7;
const STEP = 0.8;
const DISCRIMINATION = 1.4;
/** Where journal marks 3, 4 and 5 begin for a school of usual strictness. */
const JOURNAL_CUTS = [-1.7, -0.3, 1.1];
const LIFTED_SHARE = 0.6;
const RAISED_SHARE = 0.5;
const ABSENT_SHARE = 0.05;
const PUPILS_OF_A_CLASS = 25;

export type VprSchool = { id: number; name: string; pupils: number };

export type VprRow = {
  school: string;
  pupil: string;
  class: string;
  variant: number;
  /** null where the pupil did not sit the test. */
  items: number[] | null;
  total: number | null;
  mark: number | null;
  journal: number;
};

/** What a school does beyond teaching and testing. */
export type Habit = 'honest' | 'strong' | 'lifts' | 'copies' | 'raisesJournal';

const HABITS: Record<number, Habit> = { 3: 'strong', 6: 'lifts', 10: 'raisesJournal', 14: 'copies' };

/** Tests of the demo's two years, with items, so that everything can be shown. @param year the later of the two */
export function demoTests(year: number): DatedVprTest[] {
  return demo.tests.map(({ subject, title, grade, yearsAgo, cuts, items }) => ({
    year: year - yearsAgo,
    subject,
    title,
    grade,
    maximum: items.reduce((sum, maximum) => sum + maximum, 0),
    cuts: [cuts[0] ?? 0, cuts[1] ?? 0, cuts[2] ?? 0],
    items: items.map((maximum, index) => ({ name: String(index + 1), maximum })),
  }));
}

type Pupil = { code: string; class: string; level: number; occasions: Map<string, number> };
type School = { school: VprSchool; habit: Habit; level: number; strictness: number; pupils: Pupil[] };

/**
 * Results of all tests, drawn in the order of the schools: the same seed and schools give the same files.
 * @returns rows by test, in the order of the tests
 */
export function simulateVpr(tests: DatedVprTest[], schools: VprSchool[], random: Random): VprRow[][] {
  const drawn = schools.map((school, index) => drawSchool(school, HABITS[index] ?? 'honest', random));
  return tests.map((test) => {
    const difficulties = drawDifficulties(test, random);
    return drawn.flatMap((school) => drawRows(test, school, difficulties, random));
  });
}

function drawSchool(school: VprSchool, habit: Habit, random: Random): School {
  const level = (habit === 'strong' ? STRONG_SCHOOL : 0) + SD.school * normal(random);
  const pupils = Array.from({ length: school.pupils }, (_, index) => ({
    code: `${school.id}-${String(index + 1).padStart(3, '0')}`,
    class: demo.classLetters[Math.floor(index / PUPILS_OF_A_CLASS)] ?? demo.classLetters[0] ?? '',
    level: SD.pupil * normal(random),
    occasions: new Map<string, number>(),
  }));
  return { school, habit, level, strictness: SD.strictness * normal(random), pupils };
}

function drawDifficulties({ items = [] }: DatedVprTest, random: Random): number[] {
  const span = (HARDEST - EASIEST) / Math.max(1, items.length - 1);
  return items.map((_, index) => EASIEST + span * index + 0.2 * normal(random));
}

function drawRows(test: DatedVprTest, place: School, difficulties: number[], random: Random): VprRow[] {
  const own = place.level + (SD.subject + SD.growth) * normal(random);
  const taught = difficulties.map((difficulty) => difficulty + SD.curriculum * normal(random));
  let neighbour: number[] | null = null;
  return place.pupils.map((pupil, index): VprRow => {
    const level = own + pupil.level + SD.occasion * normal(random);
    const base = {
      school: place.school.name,
      pupil: pupil.code,
      class: `${test.grade}${pupil.class}`,
      variant: 1 + (index % 2),
    };
    const journal = drawJournal(level, place, random);
    if (random() < ABSENT_SHARE) return { ...base, items: null, total: null, mark: null, journal };
    let items = drawItems(test, level, taught, random);
    if (place.habit === 'copies' && neighbour && index % 5 !== 0) items = copyFrom(neighbour, items, random);
    if (place.habit === 'lifts') items = lift(test, items, random);
    neighbour = items;
    const total = items.reduce((sum, score) => sum + score, 0);
    return { ...base, items, total, mark: markOf(total, test.cuts), journal };
  });
}

/** The score is the number of steps passed; one random number serves all steps, so that harder steps imply easier ones. */
function drawItems({ items = [] }: DatedVprTest, level: number, difficulties: number[], random: Random): number[] {
  return items.map(({ maximum }, index) => {
    const chance = random();
    let score = 0;
    while (score < maximum) {
      const step = (difficulties[index] ?? 0) + STEP * (score - (maximum - 1) / 2);
      if (chance >= 1 / (1 + Math.exp(-DISCRIMINATION * (level - step)))) break;
      score += 1;
    }
    return score;
  });
}

const copyFrom = (neighbour: number[], own: number[], random: Random): number[] =>
  own.map((score, index) => (random() < 0.8 ? (neighbour[index] ?? score) : score));

/** Pupils one or two points below a cut-off are given what they lack. */
function lift({ cuts, items = [] }: DatedVprTest, scores: number[], random: Random): number[] {
  const total = scores.reduce((sum, score) => sum + score, 0);
  const cut = cuts.find((each) => total === each - 1 || total === each - 2);
  if (cut === undefined || random() >= LIFTED_SHARE) return scores;
  let lacking = cut - total;
  return scores.map((score, index) => {
    const gift = Math.min(lacking, (items[index]?.maximum ?? score) - score);
    lacking -= gift;
    return score + gift;
  });
}

function drawJournal(level: number, { habit, strictness }: School, random: Random): number {
  const seen = level + SD.journal * normal(random) - strictness;
  const mark = 2 + JOURNAL_CUTS.filter((cut) => seen >= cut).length;
  return habit === 'raisesJournal' && random() < RAISED_SHARE ? Math.min(5, mark + 1) : mark;
}

const markOf = (total: number, cuts: readonly number[]): number => 2 + cuts.filter((cut) => total >= cut).length;
