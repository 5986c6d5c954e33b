/** Levels of risk for the final meeting, from profiles that have passed the gate: they add up, and say what is certain. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCertain, isHigh } from '../../../../analytics/result-level.ts';
import { findProfiles } from '../../../../server/profiles/profiles/store.ts';
import { describeFactors } from '../../../../server/roadmap/meeting/factors.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { makeTwoYears, type TwoYears } from '../../twoYears.ts';

let opora: TestApplication;
let world: TwoYears;
beforeAll(async () => {
  opora = await startApplication('2026-06-01');
  world = await makeTwoYears(opora.services, 8);
}, 120_000);
afterAll(() => opora.stop());

describe('levels for the final meeting', () => {
  it('are those of the stored profiles, in both campaigns, and add up to the schools', async () => {
    const { db } = opora.services;
    const factors = await describeFactors(opora.services, world.territoryId, 2026);
    expect(factors.map(({ factor }) => factor)).toEqual(['F02', 'F03', 'F07', 'F08', 'F10']);
    for (const { campaigns, factor } of factors) {
      expect(campaigns.map(({ isOpen, schools, year }) => [year, schools, isOpen])).toEqual([
        [2025, 8, false],
        [2026, 8, true],
      ]);
      const stored = await findProfiles(db, world.currentId, 'all', world.schoolIds, factor);
      const { few, hidden, high, low, medium, noData } = campaigns[1];
      const judged = [high, medium, low].flatMap(({ certain, leaning }) => [certain, leaning]);
      expect([...judged, few, hidden, noData].reduce((sum, count) => sum + count)).toBe(8);
      const highResults = stored.map(({ result }) => result).filter(isHigh);
      const certain = highResults.filter(isCertain).length;
      expect(high).toEqual({ certain, leaning: highResults.length - certain });
    }
  });

  it('are compared only where both years are known, and a later campaign does not count for a year before it', async () => {
    const now = await describeFactors(opora.services, world.territoryId, 2026);
    for (const { change } of now) {
      const compared = change === null ? 0 : change.better + change.worse + change.cannotTell;
      expect(compared).toBeLessThanOrEqual(8);
    }
    expect(now.some(({ change }) => change !== null)).toBe(true);
    const before = await describeFactors(opora.services, world.territoryId, 2025);
    expect(before.flatMap(({ campaigns }) => campaigns.map(({ year }) => year))).not.toContain(2026);
    expect(before.every(({ change }) => change === null)).toBe(true);
    expect(await describeFactors(opora.services, world.territoryId, 2020)).toEqual([]);
  });
});
