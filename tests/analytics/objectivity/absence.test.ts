/** Pupils who did not write: honest districts show no more than allowed, and a school that keeps its weak pupils at home is seen. */
import { describe, expect, it } from 'vitest';
import { drawnAsWeak, findAbsences } from '../../../analytics/objectivity/absence.ts';
import type { AbsenceLine, JournalCounts } from '../../../analytics/objectivity/types.ts';
import { type Random, seededRandom } from '../../../analytics/random.ts';

type Known = Extract<AbsenceLine, { missing: null }>;

const line = (school: number, absent: number, pupils: number, journal: Known['journal'] = null): Known => ({
  missing: null,
  school: String(school),
  source: 'pupilRows',
  absent,
  pupils,
  journal,
});

const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const SIZES = [12, 20, 25, 40, 55, 75, 100];

/** Schools differ in how many are ill, by log odds, as honest schools do. */
function honest(random: Random, schools: number, mean: number, spread: number): Known[] {
  return Array.from({ length: schools }, (_, school) => {
    const odds = Math.log(mean / (1 - mean)) + spread * normal(random);
    const chance = 1 / (1 + Math.exp(-odds));
    const pupils = SIZES[Math.floor(random() * SIZES.length)];
    let absent = 0;
    for (let pupil = 0; pupil < pupils; pupil++) absent += random() < chance ? 1 : 0;
    return line(school, absent, pupils);
  });
}

const DISTRICTS = 60;

describe('districts in which nobody keeps pupils at home', () => {
  it.each([
    [12, 0.06, 0.3],
    [20, 0.08, 0.5],
    [20, 0.1, 0.7],
  ])(
    '%i schools, %d of the pupils absent, a spread of %d log odds: no more show a school than allowed',
    (schools, mean, spread) => {
      const random = seededRandom(41_000 + schools);
      let shown = 0;
      for (let district = 0; district < DISTRICTS; district++) {
        const { found } = findAbsences([{ absence: honest(random, schools, mean, spread) }]);
        shown += found.some(({ isMore }) => isMore) ? 1 : 0;
      }
      expect(shown / DISTRICTS).toBeLessThan(0.05 + 2 * Math.sqrt((0.05 * 0.95) / DISTRICTS));
    },
  );

  it('call those who were absent by lot weaker in one case of a hundred at most', () => {
    const random = seededRandom(42);
    let sure = 0;
    for (let time = 0; time < 2000; time++) {
      const marks: [number[], number[]] = [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ];
      for (let pupil = 0; pupil < 40; pupil++) marks[random() < 0.2 ? 0 : 1][Math.floor(4 * random())]++;
      sure += drawnAsWeak(marks[0], marks[1]) < 0.01 ? 1 : 0;
    }
    expect(sure / 2000).toBeLessThan(0.01 + 2 * Math.sqrt((0.01 * 0.99) / 2000));
  });
});

describe('a school that keeps its weak pupils at home', () => {
  const weak: Known['journal'] = { absent: [16, 14, 0, 0], present: [0, 10, 20, 10] };
  const district = (random: Random) => [...honest(random, 20, 0.08, 0.4), line(99, 30, 70, weak)];

  it('is seen in most districts, and it is told that they were the weaker', () => {
    const random = seededRandom(7);
    let seen = 0;
    for (let time = 0; time < 40; time++) {
      const { found } = findAbsences([{ absence: district(random) }]);
      const own = found.find(({ school }) => school === '99');
      seen += own?.isMore ? 1 : 0;
      expect(own?.weaker?.isSure).toBe(true);
    }
    // Measured over more districts: 0.83 (docs/methods.md).
    expect(seen).toBeGreaterThan(24);
  });

  it('is judged beside schools whose numbers come from the same place alone', () => {
    const absence: AbsenceLine[] = district(seededRandom(7)).map((own) =>
      own.school === '99' ? { ...own, source: 'roll' } : own,
    );
    const own = findAbsences([{ absence }]).found.find(({ school }) => school === '99');
    expect(own).toMatchObject({ isMore: false, missing: 'fewSchools', usual: 30 / 70 });
  });

  it('is not called so for one to four pupils, and a school without numbers says why', () => {
    const absence: AbsenceLine[] = [
      ...Array.from({ length: 30 }, (_, school) => line(school, 0, 60)),
      line(98, 4, 12),
      { missing: 'noNumbers', school: '97' },
    ];
    const { found, missing } = findAbsences([{ absence }]);
    expect(found.filter(({ isMore }) => isMore)).toEqual([]);
    expect(missing).toEqual([{ test: 0, school: '97', why: 'noNumbers' }]);
  });
});

describe('marks drawn by lot', () => {
  const draws: [JournalCounts, JournalCounts, number][] = [
    [[1, 0, 0, 0], [0, 0, 0, 1], 1 / 2],
    [[0, 0, 0, 1], [1, 0, 0, 0], 1],
    [[2, 0, 0, 0], [0, 0, 0, 2], 1 / 6],
    [[1, 0, 0, 1], [0, 2, 0, 0], 2 / 3],
  ];
  it.each(draws)('%j absent and %j present: as weak by chance %d', (absent, present, p) => {
    expect(drawnAsWeak(absent, present)).toBeCloseTo(p, 10);
  });
});
