import { describe, expect, it } from 'vitest';
import { joinSmallGrades } from '../../analytics/cells.ts';
import { factRisk, modelFacts } from '../../analytics/facts.ts';
import { groupMean, pooledVariance } from '../../analytics/group.ts';
import { interval90, levelOf, levelProbabilities, likeliestLevel } from '../../analytics/level.ts';
import { normal, seededRandom } from '../../analytics/random.ts';
import { neededAnswers } from '../../analytics/sufficiency.ts';
import type { RiskModel } from '../../surveys/schema.ts';
import { answerSets, cell, MODEL } from './small-model.ts';

describe('facts', () => {
  const fact = {
    name: 'turnover',
    points: [
      [0, 0],
      [10, 50],
      [20, 100],
    ] as [number, number][],
  };

  it('are mapped linearly between the points, constant beyond', () => {
    expect([-5, 0, 5, 10, 15, 20, 90].map((x) => factRisk(fact, x))).toEqual([0, 0, 25, 50, 75, 100, 100]);
    expect(
      factRisk(
        {
          name: 'falling',
          points: [
            [0, 100],
            [4, 0],
          ],
        },
        1,
      ),
    ).toBe(75);
    expect(() => factRisk(fact, Number.NaN)).toThrow('turnover');
    expect(() =>
      factRisk(
        {
          name: 'x',
          points: [
            [1, 0],
            [1, 9],
          ],
        },
        2,
      ),
    ).toThrow('rise');
  });

  it('are derived as ratios; nothing over nothing is unknown', () => {
    const model: RiskModel = structuredClone(MODEL);
    model.factors[0].informants.director = {
      weight: 1,
      facts: [
        { ...fact, name: 'share', ratio: { numerator: 'vacancies', denominator: 'posts', per: 100 } },
        { ...fact, name: 'age' },
      ],
      items: [{ name: 'd1', min: 1, max: 4, reversed: false }],
    };
    expect(modelFacts(model, { vacancies: 3, posts: 12, age: 40, d1: 2, other: 1 })).toEqual({
      share: 25,
      age: 40,
      d1: 2,
    });
    expect(modelFacts(model, { vacancies: 0, posts: 0 })).toEqual({});
    expect(modelFacts(model, {})).toEqual({});
  });
});

describe('mean of a group', () => {
  const sums = (n: number, mean: number, variance: number) => ({
    n,
    sum: n * mean,
    squares: (n - 1) * variance + n * mean * mean,
  });
  const spread = { variance: 400, reliability: 0.8 };

  it('has σ² [α(1 − n/N) + (1 − α)] / n', () => {
    const one = (n: number, people: number | null) => groupMean([{ sums: sums(n, 40, 400), people }], spread);
    expect(one(10, null)).toMatchObject({ n: 10, mean: 40, variance: 40 });
    expect(one(10, 20)?.variance).toBeCloseTo((400 * (0.8 * 0.5 + 0.2)) / 10, 10);
    // A full census keeps the error of measurement, also where the roll is older than the answers.
    expect(one(10, 10)?.variance).toBeCloseTo(8, 10);
    expect(one(10, 7)?.variance).toBeCloseTo(8, 10);
    expect(one(4, 4)).toBeNull();
    expect(groupMean([{ sums: sums(50, 40, 0), people: 50 }], { variance: 0, reliability: null })?.variance).toBe(1);
  });

  it('joins cells by the roll, by answers where a roll is unknown, and counts a small cell as not asked', () => {
    const pair = (people: number | null) => [
      { sums: sums(10, 20, 400), people: 30 },
      { sums: sums(20, 50, 400), people },
    ];
    expect(groupMean(pair(10), spread)?.mean).toBeCloseTo((30 * 20 + 20 * 50) / 50, 10);
    expect(groupMean(pair(null), spread)?.mean).toBeCloseTo(40, 10);
    const small = groupMean(
      [
        { sums: sums(10, 20, 400), people: 20 },
        { sums: sums(4, 99, 0), people: 20 },
      ],
      spread,
    );
    expect(small).toMatchObject({ n: 10, people: 40, mean: 20 });
    expect(small?.variance).toBeCloseTo((400 * (0.8 * 0.75 + 0.2)) / 10, 10);
  });

  it('pools the variance within cells, small cells left out', () => {
    const cells = [sums(10, 20, 100), sums(20, 90, 400), sums(3, 0, 9999)].map((own) => ({ sums: own, people: null }));
    expect(pooledVariance(cells)).toBeCloseTo((9 * 100 + 19 * 400) / 28, 8);
  });
});

describe('levels', () => {
  const cuts = { medium: 37.5, high: 55 };

  it('are half-open bands', () => {
    expect([37.4, 37.5, 54.9, 55].map((value) => levelOf(value, cuts))).toEqual(['low', 'medium', 'medium', 'high']);
  });

  it('have the normal probabilities', () => {
    const { low, medium, high } = levelProbabilities(50, 5, cuts);
    expect(high).toBeCloseTo(0.158655253931457, 10);
    expect(low).toBeCloseTo(0.00620966532577613, 10);
    expect(low + medium + high).toBeCloseTo(1, 12);
    expect(levelProbabilities(55, 0, cuts)).toEqual({ low: 0, medium: 0, high: 1 });
    expect(likeliestLevel({ low: 0.2, medium: 0.4, high: 0.4 })).toBe('high');
    expect(interval90(99, 5)[1]).toBe(100);
  });

  it('need the minimum, or 80 % of a smaller group, never under 5', () => {
    expect([null, 200, 12, 8, 6, 3].map((people) => neededAnswers(10, people))).toEqual([10, 10, 10, 7, 5, 5]);
  });
});

describe('small grades', () => {
  const sets = answerSets(seededRandom(1), 'student', 6, 2);

  it('are joined into one cell where a roll is under 10', () => {
    const joined = joinSmallGrades([cell('student', 6, 8, sets), cell('student', 8, 40, sets)]);
    expect(joined).toMatchObject([{ grade: null, people: 48, tally: { answers: 12 } }]);
    const apart = [cell('student', 6, 10, sets), cell('student', 8, null, sets)];
    expect(joinSmallGrades(apart)).toEqual(apart);
    expect(joinSmallGrades([cell('student', null, null, sets), cell('student', 8, 20, sets)]).length).toBe(1);
    expect(joinSmallGrades([])).toEqual([]);
  });
});

describe('seeded random numbers', () => {
  it('repeat with the seed and are spread evenly', () => {
    const draws = (seed: number) => Array.from({ length: 20000 }, seededRandom(seed));
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)[0]).not.toBe(draws(8)[0]);
    const own = draws(7);
    expect(own.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(own.reduce((a, b) => a + b, 0) / own.length).toBeCloseTo(0.5, 1);
    const random = seededRandom(3);
    const normals = Array.from({ length: 20000 }, () => normal(random));
    expect(normals.reduce((a, b) => a + b * b, 0) / 20000).toBeCloseTo(1, 1);
  });
});
