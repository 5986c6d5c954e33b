/** Scores the judgement of simulated districts against what was planted in them. */
import { judgeDistrict } from '../../analytics/objectivity/judge.ts';
import type { JudgeOptions } from '../../analytics/objectivity/types.ts';
import { seededRandom } from '../../analytics/random.ts';
import { type Setting, simulateDistrict } from './objectivity-simulator.ts';

/** Shares with their Monte Carlo standard errors, districts being the independent units. */
export type CellScore = {
  kind: Setting['kind'];
  pupils: string;
  tests: number;
  curriculum: number;
  share: number;
  districts: number;
  seed: number;
  /** Planted schools at "look", or null where nothing is planted. */
  power: number | null;
  /** Mean over districts of the share of honest schools among those at "look". */
  falseDiscovery: number;
  strongFlagged: number;
  districtsWithAny: number;
  /** The district's own finding: mean estimate, and how often p < 0.05. */
  lifted: { share: number; rejected: number };
  se: { power: number; falseDiscovery: number; strongFlagged: number; districtsWithAny: number };
};

type One = { power: number; falseDiscovery: number; strong: number; any: number; share: number; rejected: number };

function judgeOne(setting: Setting, seed: number, variant: JudgeOptions['variant']): One {
  const { tests, manipulated, strong } = simulateDistrict(seededRandom(seed), setting);
  const { schools, district } = judgeDistrict(tests, { variant, pictures: false });
  const looks = schools.filter(({ level }) => level === 'look').map(({ school }) => school);
  const right = looks.filter((school) => manipulated.has(school)).length;
  const { lifted } = district;
  return {
    power: right / Math.max(1, manipulated.size),
    falseDiscovery: (looks.length - right) / Math.max(1, looks.length),
    strong: looks.filter((school) => strong.has(school)).length / Math.max(1, strong.size),
    any: looks.length > 0 ? 1 : 0,
    share: lifted.kind === 'estimate' ? lifted.share : 0,
    rejected: lifted.kind === 'estimate' && lifted.p < 0.05 ? 1 : 0,
  };
}

function meanOf(districts: readonly One[], part: keyof One): { value: number; se: number } {
  const n = districts.length;
  const value = districts.reduce((sum, own) => sum + own[part], 0) / n;
  const squares = districts.reduce((sum, own) => sum + (own[part] - value) ** 2, 0);
  return { value, se: Math.sqrt(squares / Math.max(1, n - 1) / n) };
}

/** Simulates districts of a setting from a seed (district d has seed · 100 000 + d) and judges them. */
export function scoreCell(
  setting: Setting,
  districts: number,
  seed: number,
  variant: JudgeOptions['variant'] = 'opora',
): CellScore {
  const all = Array.from({ length: districts }, (_, d) => judgeOne(setting, seed * 100_000 + d, variant));
  const [power, falseDiscovery, strong, any] = (['power', 'falseDiscovery', 'strong', 'any'] as const).map((part) =>
    meanOf(all, part),
  );
  return {
    kind: setting.kind,
    pupils: setting.pupils.length === 1 ? String(setting.pupils[0]) : setting.pupils.join('/'),
    tests: setting.tests,
    curriculum: setting.curriculum,
    share: setting.share,
    districts,
    seed,
    power: setting.kind === 'none' ? null : power.value,
    falseDiscovery: falseDiscovery.value,
    strongFlagged: strong.value,
    districtsWithAny: any.value,
    lifted: { share: meanOf(all, 'share').value, rejected: meanOf(all, 'rejected').value },
    se: {
      power: power.se,
      falseDiscovery: falseDiscovery.se,
      strongFlagged: strong.se,
      districtsWithAny: any.se,
    },
  };
}
