import { describe, expect, it } from 'vitest';
import { judgeDistrict, makeBaseline } from '../../../analytics/objectivity/judge.ts';
import { type ObjectivityTest, type Results, SIGNALS } from '../../../analytics/objectivity/types.ts';
import { seededRandom } from '../../../analytics/random.ts';
import { expected } from '../oracle.ts';
import { estimates, fixtureDistrict, simulated } from './districts.ts';
import { PROTOTYPE } from './prototype.ts';

const FIXTURES = ['sim_null', 'sim_lift60', 'sim_help15', 'sim_copy20', 'sim_journal50'];

describe.each(FIXTURES)('%s', (name) => {
  const fixture = expected<{ p: Record<string, number[]>; cut_observed: number[] }>(name);
  const { p: wanted, tolerance } = fixture;
  const near = (own: number[], key: string) => {
    own.forEach((p, s) => {
      expect(Math.abs(p / wanted[key][s] - 1), `${key} of school ${s}`).toBeLessThan(tolerance.p_rel);
    });
  };

  it('is reproduced by the formulas of the prototype', async () => {
    const report = judgeDistrict(await fixtureDistrict(name), { method: PROTOTYPE });
    expect(estimates(report, 'cutoffHeap').map(({ statistic }) => statistic)).toEqual(fixture.cut_observed);
    const p = (signal: 'cutoffHeap' | 'hardItems' | 'similarity') => estimates(report, signal).map((own) => own.p);
    near(p('cutoffHeap'), 'cut');
    near(p('hardItems'), 'guttman');
    near(p('similarity'), 'similarity');
    const journal = estimates(report, 'journalShift').map(({ parts }) => parts);
    near(
      journal.map(({ change }) => change),
      'journal_delta',
    );
    near(
      journal.map(({ level }) => level),
      'journal_hi',
    );
  });

  it('finds what was planted and nothing else', async () => {
    const report = judgeDistrict(await fixtureDistrict(name));
    const looks = report.schools.filter(({ level }) => level === 'look').map(({ school }) => school);
    const found: Record<string, string[]> = {
      sim_null: [],
      sim_lift60: ['1', '2'],
      sim_help15: ['0', '1', '2'],
      sim_copy20: ['0', '1', '2'],
      sim_journal50: [],
    };
    expect(looks).toEqual(found[name]);
  });
});

function reordered(results: Results, order: readonly number[], width: number): Results {
  const take = <Column extends Int8Array | Int16Array | Int32Array | Uint32Array>(own: Column): Column =>
    own.map((_, i) => own[order[i]]) as Column;
  const perhaps = <Column extends Int8Array | Int16Array | Int32Array | Uint32Array>(own: Column | null) =>
    own === null ? null : take(own);
  return {
    schools: results.schools,
    school: take(results.school),
    total: take(results.total),
    classes: perhaps(results.classes),
    journal: perhaps(results.journal),
    former: perhaps(results.former),
    formerJournal: perhaps(results.formerJournal),
    next: perhaps(results.next),
    pupil: perhaps(results.pupil ?? null),
    items: results.items?.map((_, i, all) => all[order[Math.floor(i / width)] * width + (i % width)]) ?? null,
  };
}

function shuffled(length: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length }, (_, i) => ({ i, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ i }) => i);
}

const pOf = (tests: ObjectivityTest[]) =>
  new Map(
    judgeDistrict(tests).schools.map(({ school, signals }) => [
      school,
      signals.map((own) => (own.kind === 'estimate' ? own.p : -1)),
    ]),
  );

describe('what must not matter', () => {
  const { tests } = simulated(11, { kind: 'help15' });
  const before = pOf(tests);
  const same = (after: Map<string, number[]>, rename = (school: string) => school) => {
    expect(after.size).toBe(before.size);
    for (const [school, p] of before) {
      after.get(rename(school))!.forEach((own, i) => {
        expect(own).toBeCloseTo(p[i], 6);
      });
    }
  };

  it.each([1, 2, 3])('the order of rows, seed %i', (seed) => {
    const order = shuffled(tests[0].results.total.length, seed);
    same(pOf(tests.map((test) => ({ ...test, results: reordered(test.results, order, 22) }))));
  });

  it('the names and the order of schools', () => {
    const places = shuffled(30, 5);
    const renamed = tests.map(({ definition, results }) => {
      const schools = places.map((_, i) => `x${places.indexOf(i)}`);
      const names = schools.map((_, i) => `x${i}`);
      return {
        definition,
        results: { ...results, schools: names, school: results.school.map((s) => places.indexOf(s)) },
      };
    });
    same(pOf(renamed), (school) => `x${places.indexOf(Number(school))}`);
  });

  it('the order of the tests', () => {
    same(pOf(tests.toReversed()));
  });
});

describe('small and broken districts', () => {
  const { tests } = simulated(21);
  const only = (keep: (school: number) => boolean): ObjectivityTest[] =>
    tests.map(({ definition, results }) => {
      const order = [...results.school.keys()].filter((row) => keep(results.school[row]));
      const cut = reordered(results, order, 22);
      const short = <Column extends { subarray(from: number, to: number): Column }>(own: Column | null, by = 1) =>
        own === null ? null : own.subarray(0, order.length * by);
      const kept = results.schools.filter((_, s) => keep(s));
      const place = results.schools.map((name) => kept.indexOf(name));
      return {
        definition,
        results: {
          schools: kept,
          school: cut.school.subarray(0, order.length).map((s) => place[s]),
          total: cut.total.subarray(0, order.length),
          classes: short(cut.classes),
          journal: short(cut.journal),
          former: short(cut.former),
          formerJournal: short(cut.formerJournal),
          next: short(cut.next),
          pupil: short(cut.pupil ?? null),
          items: short(cut.items, 22),
        },
      };
    });

  it('says of one school that it was not checked, and why', () => {
    const report = judgeDistrict(only((s) => s === 3));
    expect(report.reference).toBe('none');
    expect(report.schools.map(({ level }) => level)).toEqual(['notChecked']);
    expect(report.district.judged).toBe(0);
    expect(report.schools[0].signals.map(({ kind }) => kind)).toEqual(SIGNALS.map(() => 'unavailable'));
  });

  it('has the cut-off test alone under ten schools', () => {
    const [{ signals }] = judgeDistrict(only((s) => s < 9)).schools;
    const available = signals.filter(({ kind }) => kind === 'estimate').map(({ signal }) => signal);
    expect(available).toEqual(['cutoffHeap']);
    expect(signals.find(({ signal }) => signal === 'similarity')).toMatchObject({ reason: 'fewSchools' });
  });

  it('judges a single school against a baseline as the whole district does', () => {
    const baseline = JSON.parse(JSON.stringify(makeBaseline(tests)));
    const whole = judgeDistrict(tests).schools[3].signals;
    const alone = judgeDistrict(
      only((s) => s === 3),
      { baseline },
    ).schools[0].signals;
    alone.forEach((own, i) => {
      const other = whole[i];
      expect(own.kind).toBe('estimate');
      if (own.kind === 'estimate' && other.kind === 'estimate') expect(own.p).toBeCloseTo(other.p, 6);
    });
  });

  it('refuses a baseline of other tests, a district without tests, and a rate outside 0…1', () => {
    const baseline = makeBaseline(tests);
    const moved = tests.map((test) => ({ ...test, definition: { ...test.definition, year: 2000 } }));
    expect(() => judgeDistrict(moved, { baseline })).toThrow(/year 2000/);
    expect(() => judgeDistrict(tests.slice(1), { baseline })).toThrow(/2 tests together, 1/);
    expect(() => judgeDistrict([])).toThrow(RangeError);
    expect(() => judgeDistrict(tests, { fdr: 1 })).toThrow(RangeError);
    expect(() => makeBaseline(only((s) => s < 9))).toThrow(/10 schools/);
  });

  it('says which columns are missing, and judges by the rest', () => {
    const bare = tests.map(({ definition, results }) => ({
      definition,
      results: {
        ...results,
        classes: null,
        journal: null,
        former: null,
        formerJournal: null,
        next: null,
        items: null,
        pupil: null,
      },
    }));
    const [{ signals }] = judgeDistrict(bare).schools;
    const missing = signals.filter((own) => own.kind === 'unavailable' && own.reason === 'columnMissing');
    expect(missing.map(({ signal }) => signal)).toEqual([
      'journalShift',
      'highMean',
      'hardItems',
      'similarity',
      'transition',
    ]);
  });

  it('calls a school with under 20 results too few to tell, and leaves it out of the family', () => {
    const small = simulated(5, { pupils: [9], tests: 2 }).tests;
    const { schools, district } = judgeDistrict(small);
    expect(new Set(schools.map(({ level }) => level))).toEqual(new Set(['tooFew']));
    expect(district.judged).toBe(0);
    const shown = schools[0].signals.flatMap((own) => (own.kind === 'estimate' ? [own] : []));
    expect(shown.every(({ q, flag, visible }) => q === null && !flag && visible !== null)).toBe(true);
  });

  it.each([
    ['no pupils', (results: Results): Results => ({ ...results, total: results.total.map(() => -1) })],
    ['all totals equal', (results: Results): Results => ({ ...results, total: results.total.map(() => 20) })],
    ['all items equal', (results: Results): Results => ({ ...results, items: results.items!.map(() => 1) })],
    ['all marks equal', (results: Results): Results => ({ ...results, journal: results.journal!.map(() => 4) })],
    ['one class', (results: Results): Results => ({ ...results, classes: results.classes!.map(() => 0) })],
    ['classes of one', (results: Results): Results => ({ ...results, classes: results.classes!.map((_, i) => i) })],
  ])('has finite figures or none: %s', (_name, change) => {
    const { schools } = judgeDistrict(tests.map((test) => ({ ...test, results: change(test.results) })));
    for (const own of schools.flatMap(({ signals }) => signals)) {
      if (own.kind === 'unavailable') continue;
      const numbers = [own.statistic, own.p, own.effect.value, own.visible ?? 0, ...Object.values(own.parts)];
      expect(
        numbers.filter((value) => !Number.isFinite(value)),
        own.signal,
      ).toEqual([]);
      expect(own.p >= 0 && own.p <= 1).toBe(true);
    }
  });

  it('draws pictures whose bars add up to the pupils', () => {
    const { pictures } = judgeDistrict(tests);
    expect(pictures).toHaveLength(60);
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    for (const { n, observed, expected: wanted, marksByJournal } of pictures) {
      expect(sum(observed)).toBe(n);
      expect(sum(wanted)).toBeCloseTo(n, 6);
      expect(sum(marksByJournal!.flat())).toBe(n);
    }
  });
});
