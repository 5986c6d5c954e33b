/** Scores the judgement of simulated districts against what was planted in them. */
import { judgeDistrict, makeBaseline } from '../../analytics/objectivity/judge.ts';
import type { Method } from '../../analytics/objectivity/method.ts';
import type { ObjectivityTest, SchoolFinding } from '../../analytics/objectivity/types.ts';
import { seededRandom } from '../../analytics/random.ts';
import { discloseBaseline } from '../../analytics/suppression/disclosed-baseline.ts';
import { type Setting, simulateDistrict } from './objectivity-simulator.ts';

export const FIGURES = [
  'power',
  'falseDiscovery',
  'strongFlagged',
  'districtsWithAny',
  'lifted',
  'liftedRejected',
  'gainPlanted',
  'gainHonest',
] as const;
/**
 * `power` of "look" among the planted schools; `falseDiscovery`: mean over districts of the share of honest schools among those at
 * "look"; `lifted`: the district's own finding, and how often its p < 0.05; `gain…`: how often the describing signal `highMean` has
 * p < 0.01.
 */
export type Figure = (typeof FIGURES)[number];

/** Shares with their Monte Carlo standard errors, districts being the independent units. Power is null where nothing is planted. */
export type CellScore = Omit<Setting, 'pupils' | 'schools' | 'former'> &
  Omit<Record<Figure, number>, 'power'> & {
    pupils: string;
    districts: number;
    seed: number;
    power: number | null;
    se: Record<Figure, number>;
  };

type One = Record<Figure, number>;

/** Schools of the region that a baseline is made from, and what is added to the seed of their district. */
const REGION = { schools: 40, seed: 50_000 };

function baselineFor(setting: Setting, seed: number) {
  const region: Setting = { ...setting, kind: 'none', schools: REGION.schools };
  return discloseBaseline(makeBaseline(simulateDistrict(seededRandom(seed + REGION.seed), region).tests));
}

function gains(schools: readonly SchoolFinding[]): number {
  const own = schools.flatMap(({ signals }) =>
    signals.flatMap((result) => (result.kind === 'estimate' && result.signal === 'highMean' ? [result.p] : [])),
  );
  return own.filter((p) => p < 0.01).length / Math.max(1, own.length);
}

/** How a district is judged: by which method, and on what of its tests. */
export type Judging = { method?: Method; view?: (test: ObjectivityTest) => ObjectivityTest };

function judgeOne(setting: Setting, seed: number, { method, view = (test) => test }: Judging): One {
  const { tests, manipulated, strong } = simulateDistrict(seededRandom(seed), setting);
  const baseline = setting.outside ? baselineFor(setting, seed) : undefined;
  const { schools, district } = judgeDistrict(tests.map(view), { method, baseline, pictures: false });
  const looks = schools.filter(({ level }) => level === 'look').map(({ school }) => school);
  const right = looks.filter((school) => manipulated.has(school)).length;
  const { lifted } = district;
  return {
    power: right / Math.max(1, manipulated.size),
    falseDiscovery: (looks.length - right) / Math.max(1, looks.length),
    strongFlagged: looks.filter((school) => strong.has(school)).length / Math.max(1, strong.size),
    districtsWithAny: looks.length > 0 ? 1 : 0,
    lifted: lifted.kind === 'estimate' ? lifted.share : 0,
    liftedRejected: lifted.kind === 'estimate' && lifted.p < 0.05 ? 1 : 0,
    gainPlanted: gains(schools.filter(({ school }) => manipulated.has(school))),
    gainHonest: gains(schools.filter(({ school }) => !manipulated.has(school))),
  };
}

function meanOf(districts: readonly One[], figure: Figure): { value: number; se: number } {
  const n = districts.length;
  const value = districts.reduce((sum, own) => sum + own[figure], 0) / n;
  const squares = districts.reduce((sum, own) => sum + (own[figure] - value) ** 2, 0);
  return { value, se: Math.sqrt(squares / Math.max(1, n - 1) / n) };
}

/** Simulates districts of a setting from a seed (district d has seed · 100 000 + d) and judges them, by our method where none is given. */
export function scoreCell(setting: Setting, districts: number, seed: number, judging: Judging = {}): CellScore {
  const all = Array.from({ length: districts }, (_, d) => judgeOne(setting, seed * 100_000 + d, judging));
  const means = FIGURES.map((figure) => [figure, meanOf(all, figure)] as const);
  const values = Object.fromEntries(means.map(([figure, { value }]) => [figure, value])) as Record<Figure, number>;
  const se = Object.fromEntries(means.map(([figure, own]) => [figure, own.se])) as Record<Figure, number>;
  const { kind, pupils, tests, curriculum, scatter, share, outside } = setting;
  const cell = { kind, pupils: pupils.join('/'), tests, curriculum, scatter, share, outside, districts, seed };
  return { ...cell, ...values, power: kind === 'none' ? null : values.power, se };
}
