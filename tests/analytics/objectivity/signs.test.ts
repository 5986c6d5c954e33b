/** Pieces of the signs: the likelihood of help, the spread of journals, what classes vary by, the other subjects. */
import { describe, expect, it } from 'vitest';
import { classVariance } from '../../../analytics/objectivity/class-variance.ts';
import { helpChances, helpRatio } from '../../../analytics/objectivity/help-ratio.ts';
import { highMean } from '../../../analytics/objectivity/high-mean.ts';
import { journalSpread } from '../../../analytics/objectivity/journal-spread.ts';
import { judgeDistrict } from '../../../analytics/objectivity/judge.ts';
import { otherSubjects } from '../../../analytics/objectivity/other-subjects.ts';
import { curvesOf } from '../../../analytics/objectivity/test-curves.ts';
import { fitWithin } from '../../../analytics/objectivity/within-school.ts';
import { normal, seededRandom } from '../../../analytics/random.ts';
import { estimates, simulated } from './districts.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the likelihood of help', () => {
  it('gives the hardest item the highest chance, and the easiest next to none', () => {
    const chances = helpChances(Int8Array.of(1, 0, 2, 1, 0, 1), [1, 1, 2]);
    expect(chances[1]).toBeCloseTo(0.3 * (2.5 / 3) ** 3, 12);
    expect(chances[0]).toBeCloseTo(0.3 * (0.5 / 3) ** 3, 12);
  });

  it('is higher where hard items were done for pupils, and not at strong schools', () => {
    const { tests, manipulated, strong } = simulated(31, { kind: 'help15' });
    const [test] = tests;
    const { value } = helpRatio(test, test.results.items!, 30, curvesOf(test)!, null)!.part;
    const of = (schools: Set<string>) =>
      mean([...value.keys()].filter((s) => schools.has(String(s))).map((s) => value[s]));
    const honest = mean([...value.keys()].filter((s) => !manipulated.has(String(s))).map((s) => value[s]));
    expect(of(manipulated) - honest).toBeGreaterThan(1);
    expect(Math.abs(of(strong) - honest)).toBeLessThan(0.4);
  });

  it('is told beside the p of Guttman errors', () => {
    const own = estimates(judgeDistrict(simulated(31, { kind: 'help15' }).tests), 'hardItems')[0];
    expect(own.p).toBeLessThan(own.parts.errors);
    expect(own.effect.unit).toBe('errors');
  });

  it('leaves out pupils with an unknown item, and gives none without curves', () => {
    const [test] = simulated(32).tests;
    const items = test.results.items!.map((score, place) => (place % 22 === 5 && place < 22 * 25 ? -1 : score));
    const holed = { ...test, results: { ...test.results, items } };
    expect(helpRatio(holed, items, 30, curvesOf(holed)!, null)!.part.n[0]).toBe(0);
    expect(curvesOf({ ...test, results: { ...test.results, items: items.map(() => -1) } })).toBeNull();
  });
});

describe('the spread of journals', () => {
  const random = seededRandom(5);
  const [schools, pupils] = [40, 60];
  const school = Uint32Array.from({ length: schools * pupils }, (_, row) => Math.floor(row / pupils));
  const total = Float64Array.from(school, () => 4 * normal(random));
  const marks = (wide: number) =>
    Float64Array.from(school, (s, row) => 0.1 * total[row] + s / 10 + normal(random) * (s === 0 ? wide : 1));

  it.each([1, 2])('is the cube root of the variance against the others: deviation %d', (wide) => {
    const y = marks(wide);
    const { part, reference } = journalSpread(
      y,
      [total],
      school,
      schools,
      fitWithin(y, [total], school, schools)!,
      null,
    )!;
    // The standard error of a cube root of a variance of 60 is 0.06.
    expect(Math.abs(part.value[0] - wide ** (2 / 3))).toBeLessThan(0.2);
    expect(mean([...part.value.subarray(1)])).toBeCloseTo(1, 1);
    expect(reference.noise).toBeGreaterThan(1.5);
  });

  it('does not see a habit of mild marks, and leaves out schools of two', () => {
    const y = marks(1);
    const mild = y.map((own, row) => (school[row] === 3 ? own + 5 : own));
    const small = mild.map((own, row) => (school[row] === 7 && row % pupils > 1 ? Number.NaN : own));
    const spreadOf = (own: Float64Array) =>
      journalSpread(own, [total], school, schools, fitWithin(own, [total], school, schools)!, null)!.part;
    expect(spreadOf(mild).value[3]).toBeCloseTo(spreadOf(y).value[3], 6);
    expect(spreadOf(small).n[7]).toBe(0);
  });

  it('finds marks raised for half of the pupils where level and change do not', () => {
    const { tests, manipulated } = simulated(2, { kind: 'journal50', pupils: [60] });
    const raised = estimates(judgeDistrict(tests), 'journalShift').filter((_, s) => manipulated.has(String(s)));
    for (const { parts } of raised) expect(parts.rise).toBeLessThan(Math.min(parts.level, parts.change));
  });
});

describe('what classes vary by', () => {
  const random = seededRandom(8);
  const classes = (perSchool: number, deviation: number) =>
    Array.from({ length: 60 * perSchool }, (_, i) => ({
      school: Math.floor(i / perSchool),
      n: 20,
      value: Math.floor(i / perSchool) + (deviation * normal(random)) / Math.sqrt(20),
    }));

  it('is estimated from schools with several classes', () => {
    expect(classVariance(classes(3, Math.sqrt(2)))).toBeGreaterThan(1.4);
    expect(classVariance(classes(3, Math.sqrt(2)))).toBeLessThan(2.5);
    expect(classVariance(classes(3, Math.sqrt(0.5)))).toBeLessThan(0.8);
  });

  it('is not moved by a few classes that copy', () => {
    const own = classes(3, 1);
    const copied = own.map((klass, i) => (i < 12 && i % 3 === 0 ? { ...klass, value: klass.value + 5 } : klass));
    expect(classVariance(copied)).toBeLessThan(1.3 * classVariance(own));
  });

  it('is assumed where every school has one class, and never 0', () => {
    expect(classVariance(classes(1, 1))).toBe(1.1);
    expect(classVariance([])).toBe(1.1);
    expect(classVariance(classes(2, 0))).toBeGreaterThan(0);
  });
});

describe('the other subjects', () => {
  const { tests } = simulated(9);

  it('are the same pupils’ shares of the maximum', () => {
    const found = otherSubjects(tests, tests[0])!;
    expect(found[17]).toBe(tests[1].results.total[17] / 38);
  });

  it('are none in another grade or year, without pupils’ numbers, or for too few pupils', () => {
    const [first, second] = tests;
    const other = { ...second, definition: { ...second.definition, year: 2025 } };
    const nameless = { ...second, results: { ...second.results, pupil: null } };
    const strangers = {
      ...second,
      results: { ...second.results, pupil: second.results.pupil!.map((own) => own + 900) },
    };
    for (const own of [other, nameless]) expect(otherSubjects([first, own], first)).toBeNull();
    expect(otherSubjects([first, strangers], first)).toBeNull();
    expect(otherSubjects([first], first)).toBeNull();
  });

  it('make a gain in one subject stand out most', () => {
    const [first, second] = simulated(9).tests;
    const total = first.results.total.map((own, row) => Math.min(38, own + (first.results.school[row] === 4 ? 6 : 0)));
    const raised = { ...first, results: { ...first.results, total } };
    const outcome = highMean(raised, 30, otherSubjects([raised, second], raised), null);
    if ('missing' in outcome) throw new Error(outcome.missing);
    expect(outcome.part.value[4]).toBe(Math.max(...outcome.part.value));
    expect(outcome.reference).toMatchObject({ former: true, other: true });
  });

  it('stand in for a former year that is unknown', () => {
    const [first, second] = tests.map((test) => ({ ...test, results: { ...test.results, former: null } }));
    const uses = (other: Float64Array | null) => {
      const outcome = highMean(first, 30, other, null);
      return 'missing' in outcome ? outcome.missing : outcome.reference.fit.slopes.length;
    };
    expect(uses(otherSubjects([first, second], first))).toBe(1);
    expect(uses(null)).toBe('columnMissing');
  });
});
