import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../analytics/random.ts';
import { CASES, verdicts } from './profile.ts';
import { scoreCell } from './profile-score.ts';
import { simulateDistrict } from './profile-simulator.ts';

// A small run of the bench: enough to notice a broken variance or a wrong sign, not enough to prove the targets.
describe('the bench of the profile, 15 districts a cell', () => {
  it('repeats with the seed', () => {
    const [{ setting }] = CASES;
    expect(simulateDistrict(seededRandom(3), setting)).toEqual(simulateDistrict(seededRandom(3), setting));
  });

  it.each(CASES.map(({ setting, targets }) => ({ setting, targets })))(
    '$setting.answers at K $setting.schools, tau $setting.tau',
    (own) => {
      const cell = scoreCell(own.setting, 15, 1);
      expect(cell.estimates).toBe(15 * 10 * own.setting.schools);
      expect(cell.coverage90).toBeGreaterThan(0.82);
      expect(cell.coverage90).toBeLessThan(0.98);
      expect(cell.wrong).toBeLessThan(0.22);
      expect(cell.certainWrong).toBeLessThan(cell.wrong);
      expect(verdicts(cell, own.targets).length).toBe(own.targets.length);
    },
  );

  it('judges a figure by its bounds alone, however near it comes', () => {
    const cell = scoreCell(CASES[0].setting, 2, 1);
    const verdict = (wrong: number) =>
      verdicts({ ...cell, wrong, se: { ...cell.se, wrong: 0.01 } }, [{ figure: 'wrong', low: 0, high: 0.1 }])[0]
        .reached;
    expect([0.09, 0.1, 0.101].map(verdict)).toEqual([true, true, false]);
  });
});
