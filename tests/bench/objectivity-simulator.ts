/**
 * Simulated districts whose schools are honest or not by plan. Item scores follow a graded response model with 22 items, six of one
 * point and sixteen of two; schools differ honestly in level, in subjects, in growth, in what they taught (school × item) and in
 * how strictly they mark.
 */
import type { ObjectivityTest, TestDefinition } from '../../analytics/objectivity/types.ts';
import { normal, type Random } from '../../analytics/random.ts';

export type Kind = 'none' | 'lift60' | 'lift30' | 'help15' | 'help30' | 'copy20' | 'copy40' | 'journal50' | 'journal30';

export type Setting = {
  kind: Kind;
  /** Pupils of a school in each test: one size, or sizes to choose from at random. */
  pupils: readonly number[];
  tests: number;
  schools: number;
  /** Share of schools that manipulate; the same share is strong and honest. */
  share: number;
  /** Deviation of school × item in logits: what was taught and what was not. */
  curriculum: number;
  /** Deviation over schools of the log of the journal's noise: how steadily teachers mark. A habit, alike in both years. */
  scatter: number;
  /** Whether last year's results are known. */
  former: boolean;
  /** Whether a region without manipulation is the baseline; districts themselves do not depend on it. */
  outside: boolean;
};

export type District = { tests: ObjectivityTest[]; manipulated: Set<string>; strong: Set<string> };

const ONE_POINT = 6;
const TWO_POINTS = 16;
const ITEMS = ONE_POINT + TWO_POINTS;
const MAX = ONE_POINT + 2 * TWO_POINTS;
const DISCRIMINATION = 1.2;
/** Deviations in logits. */
const SD = {
  school: 0.4,
  subject: 0.15,
  growth: 0.15,
  severity: 0.35,
  mood: 0.15,
  common: 0.84,
  own: 0.55,
  year: 0.25,
  journal: 0.4,
};
const STRONG = 1;
/** Cuts of a teacher's latent judgement for the marks 3, 4, 5. */
const JOURNAL_CUTS = [-2.1, 0, 1.4];
/** A copier takes over an answer with this probability. */
const COPIED = 0.85;
const CLASS_SIZE = 25;

export const DEFINITION: TestDefinition = {
  subject: 'mathematics',
  grade: 4,
  year: 2026,
  max: MAX,
  cutoffs: [14, 24, 33],
  items: Array.from({ length: ITEMS }, (_, i) => ({ name: `t${i + 1}`, max: i < ONE_POINT ? 1 : 2 })),
};

/** Difficulties of the steps, from easy to hard within items of one and of two points. */
const STEPS = DEFINITION.items.map(({ max }, i) =>
  max === 1
    ? [-2.1 + (3.1 * i) / (ONE_POINT - 1)]
    : [-0.5, 0.5].map((shift) => shift - 2.2 + (3.7 * (i - ONE_POINT)) / (TWO_POINTS - 1)),
);
/** The hardest third by the first step and the share of the maximum that pupils reach there. */
const HARD = STEPS.map((steps, i) => ({ i, mean: steps.reduce((a, b) => a + b, 0) / steps.length }))
  .toSorted((a, b) => b.mean - a.mean)
  .slice(0, 7)
  .map(({ i }) => i);
const HARD_SHARE = 0.27;

type Pupil = { general: number; klass: number };
type School = { name: string; ability: number; manipulates: boolean; pupils: Pupil[] };

function drawItems(random: Random, ability: number, curriculum: Float64Array, into: Int8Array, from: number): number {
  let total = 0;
  for (let i = 0; i < ITEMS; i++) {
    const u = random();
    let score = 0;
    for (const step of STEPS[i])
      if (u < 1 / (1 + Math.exp(-DISCRIMINATION * (ability + curriculum[i] - step)))) score++;
    into[from + i] = score;
    total += score;
  }
  return total;
}

function totalOf(items: Int8Array, from: number): number {
  let total = 0;
  for (let i = 0; i < ITEMS; i++) total += items[from + i];
  return total;
}

/** Raises an item to its maximum often enough to lift the share of points on the hardest third by so much. */
function help(random: Random, by: number, items: Int8Array, from: number): void {
  for (const i of HARD) if (random() < by / (1 - HARD_SHARE)) items[from + i] = DEFINITION.items[i].max;
}

/** Adds the missing one or two points to pupils just below a cut-off. */
function lift(random: Random, chance: number, items: Int8Array, from: number): void {
  const total = totalOf(items, from);
  const cut = DEFINITION.cutoffs.find((own) => total === own - 1 || total === own - 2);
  if (cut === undefined || random() >= chance) return;
  for (let missing = cut - total; missing > 0; ) {
    const i = Math.floor(random() * ITEMS);
    if (items[from + i] >= DEFINITION.items[i].max) continue;
    items[from + i]++;
    missing--;
  }
}

/** A share of every class takes over most answers of one pupil of the class. */
function copy(random: Random, share: number, items: Int8Array, first: number, pupils: readonly Pupil[]): void {
  for (const klass of new Set(pupils.map((pupil) => pupil.klass))) {
    const places = pupils.flatMap((pupil, i) => (pupil.klass === klass ? [first + i] : []));
    for (let i = places.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [places[i], places[j]] = [places[j], places[i]];
    }
    const [source, ...others] = places;
    for (const copier of others.slice(0, Math.round(share * places.length))) {
      for (let i = 0; i < ITEMS; i++) if (random() < COPIED) items[copier * ITEMS + i] = items[source * ITEMS + i];
    }
  }
}

const markOf = (latent: number) => 2 + JOURNAL_CUTS.filter((cut) => latent >= cut).length;

function manipulate(random: Random, kind: Kind, school: School, items: Int8Array, first: number): void {
  const [, name = '', percent = '0'] = /^([a-z]+)(\d+)$/.exec(kind) ?? [];
  const amount = Number(percent) / 100;
  if (name === 'copy') copy(random, amount, items, first, school.pupils);
  school.pupils.forEach((_, i) => {
    if (name === 'lift') lift(random, amount, items, (first + i) * ITEMS);
    if (name === 'help') help(random, amount, items, (first + i) * ITEMS);
  });
}

function journalOf(random: Random, kind: Kind, { manipulates }: School, latent: number): number {
  const raised = kind === 'journal50' ? 0.5 : kind === 'journal30' ? 0.3 : 0;
  const mark = markOf(latent);
  return manipulates && random() < raised ? Math.min(5, mark + 1) : mark;
}

function simulateTest(random: Random, schools: School[], setting: Setting, subject: string): ObjectivityTest {
  const rows = schools.reduce((sum, { pupils }) => sum + pupils.length, 0);
  const results = {
    schools: schools.map(({ name }) => name),
    school: new Uint32Array(rows),
    total: new Int16Array(rows),
    classes: new Int32Array(rows),
    journal: new Int8Array(rows),
    former: setting.former ? new Int16Array(rows) : null,
    formerJournal: setting.former ? new Int8Array(rows) : null,
    next: new Int16Array(rows),
    items: new Int8Array(rows * ITEMS),
    pupil: Int32Array.from({ length: rows }, (_, row) => row),
  };
  const scratch = new Int8Array(ITEMS);
  let first = 0;
  schools.forEach((school, s) => {
    const level = school.ability + SD.subject * normal(random);
    const [growth, later] = [SD.growth * normal(random), SD.growth * normal(random)];
    const severity = SD.severity * normal(random);
    const noise = SD.journal * (setting.scatter > 0 ? Math.exp(setting.scatter * normal(random)) : 1);
    const [mood, formerMood] = [SD.mood * normal(random), SD.mood * normal(random)];
    const [taught, before, after] = [curriculum(), curriculum(), curriculum()];
    school.pupils.forEach(({ general, klass }, i) => {
      const row = first + i;
      const ability = level + SD.common * general + SD.own * normal(random);
      const now = ability + growth + SD.year * normal(random);
      const past = ability + SD.year * normal(random);
      results.school[row] = s;
      results.classes[row] = s * 100 + klass;
      drawItems(random, now, taught, results.items, row * ITEMS);
      results.journal[row] = journalOf(random, setting.kind, school, now + severity + mood + noise * normal(random));
      results.next[row] = drawItems(random, ability + later + SD.year * normal(random), after, scratch, 0);
      const formerTotal = drawItems(random, past, before, scratch, 0);
      const formerMark = markOf(past + severity + formerMood + noise * normal(random));
      if (results.former !== null && results.formerJournal !== null) {
        results.former[row] = formerTotal;
        results.formerJournal[row] = formerMark;
      }
    });
    if (school.manipulates) manipulate(random, setting.kind, school, results.items, first);
    first += school.pupils.length;
  });
  for (let row = 0; row < rows; row++) results.total[row] = totalOf(results.items, row * ITEMS);
  return { definition: { ...DEFINITION, subject }, results };

  function curriculum(): Float64Array {
    return Float64Array.from({ length: ITEMS }, () => setting.curriculum * normal(random));
  }
}

/** A district of a setting; the same generator gives the same district. */
export function simulateDistrict(random: Random, setting: Setting): District {
  const { schools: count, share, kind, pupils } = setting;
  const planted = Math.round(share * count);
  const schools = Array.from({ length: count }, (_, s): School => {
    const size = pupils[Math.floor(random() * pupils.length)];
    const strong = s >= planted && s < planted + Math.round(0.1 * count);
    return {
      name: String(s),
      ability: SD.school * normal(random) + (strong ? STRONG : 0),
      manipulates: kind !== 'none' && s < planted,
      pupils: Array.from({ length: size }, (_own, i) => ({
        general: normal(random),
        klass: Math.floor(i / CLASS_SIZE),
      })),
    };
  });
  const subjects = ['mathematics', 'russian', 'nature', 'history', 'english', 'biology', 'physics', 'geography'];
  const tests = Array.from({ length: setting.tests }, (_, t) => simulateTest(random, schools, setting, subjects[t]));
  const strong = schools.filter((_, s) => s >= planted && s < planted + Math.round(0.1 * count));
  return {
    tests,
    manipulated: new Set(schools.filter(({ manipulates }) => manipulates).map(({ name }) => name)),
    strong: new Set(strong.map(({ name }) => name)),
  };
}
