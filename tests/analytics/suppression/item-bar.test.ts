import { describe, expect, it } from 'vitest';
import { districtProfile } from '../../../analytics/profile.ts';
import { seededRandom } from '../../../analytics/random.ts';
import { itemBar } from '../../../analytics/suppression/item-bar.ts';
import { disclosedDistrict } from '../disclosed-district.ts';
import { cell, district, MODEL, numbersIn, PLANS } from '../small-model.ts';

const plan = PLANS.student;
const [scale] = plan.layout.scales;
/** The first item points the plain way, the third the other way. */
const [plain, , turned] = scale.items;

/** A cell whose people give these answers to every item. */
const cellOf = (counts: number[]) =>
  cell(
    'student',
    6,
    null,
    counts.flatMap((count, index) =>
      Array.from({ length: count }, () => new Uint8Array(plan.itemNames.length).fill(index + 1)),
    ),
  );

const share = (percent: number) => ({ kind: 'share', percent });

describe('the bar of an item', () => {
  it.each([
    ['four answers', [1, 1, 1, 1], { kind: 'hidden' }],
    ['seven answers: two sides in steps of ten', [2, 2, 2, 1], { n: 7, favourable: share(60), risky: share(40) }],
    ['five answers, two of them risky', [1, 2, 1, 1], { favourable: { kind: 'most' }, risky: { kind: 'few' } }],
    ['five alike', [0, 0, 0, 5], { favourable: { kind: 'few' }, risky: { kind: 'most' } }],
    ['twelve, two of them risky', [5, 5, 1, 1], { favourable: { kind: 'almostAll' }, risky: { kind: 'almostNobody' } }],
    ['thirty, one of them favourable', [1, 0, 15, 14], { kind: 'sides', risky: { kind: 'almostAll' } }],
    ['nineteen are still two sides', [5, 4, 5, 5], { kind: 'sides', n: 19 }],
  ])('%s', (_, counts, expected) => {
    expect(itemBar(scale, plain, [cellOf(counts)])).toMatchObject(expected);
  });

  it('shows every answer from twenty on, and words where one or two people gave it', () => {
    expect(itemBar(scale, plain, [cellOf([2, 8, 9, 5])])).toEqual({
      kind: 'answers',
      n: 24,
      answers: [
        { value: 1, isRisky: false, share: { kind: 'almostNobody' } },
        { value: 2, isRisky: false, share: share(30) },
        { value: 3, isRisky: true, share: share(40) },
        { value: 4, isRisky: true, share: share(20) },
      ],
    });
  });

  it('stands from the favourable end on also for a question that points the other way', () => {
    const bar = itemBar(scale, turned, [cellOf([6, 6, 6, 6])]);
    expect(bar.kind === 'answers' && bar.answers.map(({ value }) => value)).toEqual([4, 3, 2, 1]);
  });

  it('leaves out a cell of under five', () => {
    expect(itemBar(scale, plain, [cellOf([3, 3, 3, 3]), cellOf([0, 0, 0, 4])])).toMatchObject({ n: 12 });
  });
});

describe('a profile as it may be seen', () => {
  const schools = district(seededRandom(7), 6, { teacher: 12, student: 24, parent: 15 });
  const exact = districtProfile(MODEL, schools);
  const shown = disclosedDistrict(MODEL, schools);
  const drivers = shown.schools.flatMap(({ factors }) =>
    factors.flatMap((result) => (result.kind === 'estimate' ? result.drivers : [])),
  );

  it('has no mean of an item, and differences in steps', () => {
    expect(drivers.length).toBeGreaterThan(20);
    for (const driver of drivers) {
      expect(driver).not.toHaveProperty('mean');
      expect(driver).not.toHaveProperty('districtMean');
      const step = driver.audience === 'director' ? 1 : driver.n < 20 ? 5 : 2;
      for (const number of [driver.difference, ...driver.interval]) expect(Math.abs(number % step)).toBe(0);
    }
  });

  it('has a bar beside every answer, and none beside the facts of the director', () => {
    for (const { audience, bar } of drivers) expect(bar === null).toBe(audience === 'director');
  });

  it('keeps the levels and what was withheld, and every number is one', () => {
    for (const [s, { factors }] of shown.schools.entries())
      for (const [f, result] of factors.entries()) {
        const own = exact.schools[s].factors[f];
        expect([result.kind, result.factor]).toEqual([own.kind, own.factor]);
        if (result.kind === 'estimate' && own.kind === 'estimate') {
          expect([result.level, result.state]).toEqual([own.level, own.state]);
          expect(Math.abs(result.value - own.value)).toBeLessThanOrEqual(0.05001);
        }
        for (const { mean } of result.groups) expect(Number.isInteger(mean)).toBe(true);
      }
    expect(numbersIn(shown).every(Number.isFinite)).toBe(true);
  });
});
