/** The roll-up to a region: how many of a thousand honest schools are shown, and how long it takes. */

import { type Command, InvalidArgumentError } from 'commander';
import { isJudged } from '../../analytics/objectivity/checks.ts';
import { judgeDistrict } from '../../analytics/objectivity/judge.ts';
import { seededRandom } from '../../analytics/random.ts';
import { type Kind, type Setting, simulateDistrict } from './objectivity-simulator.ts';

export type RegionFigures = {
  kind: Kind;
  schools: number;
  seeds: number[];
  /** Schools at "look" and at "watch", shares of the judged honest ones; regions with any "look"; planted ones found. */
  look: number;
  watch: number;
  regionsWithAny: number;
  power: number | null;
  falseDiscovery: number;
  secondsPerRegion: number;
};

const SIZES = [8, 12, 15, 25, 40, 60, 90, 120];
const MOST_SECONDS = 60;

/** Regions of mixed schools in two tests; of the honest ones a tenth is strong. Region r has the seed `seed` · 1000 + r. */
export function benchRegion(kind: Kind, schools: number, regions: number, seed: number): RegionFigures {
  const setting: Setting = {
    kind,
    pupils: SIZES,
    tests: 2,
    schools,
    share: 0.1,
    curriculum: 0.25,
    scatter: 0,
    former: true,
    outside: false,
  };
  const seeds = Array.from({ length: regions }, (_, r) => seed * 1000 + r);
  const sums = { look: 0, watch: 0, honest: 0, any: 0, right: 0, planted: 0, falseShare: 0, milliseconds: 0 };
  for (const own of seeds) {
    const { tests, manipulated } = simulateDistrict(seededRandom(own), setting);
    const began = performance.now();
    const report = judgeDistrict(tests, { pictures: false });
    sums.milliseconds += performance.now() - began;
    const honest = report.schools.filter(({ school, level }) => !manipulated.has(school) && isJudged(level));
    const wrong = honest.filter(({ level }) => level === 'look').length;
    const looks = report.schools.filter(({ level }) => level === 'look').length;
    sums.honest += honest.length;
    sums.look += wrong;
    sums.watch += honest.filter(({ level }) => level === 'watch').length;
    sums.any += looks > 0 ? 1 : 0;
    sums.right += looks - wrong;
    sums.planted += manipulated.size;
    sums.falseShare += wrong / Math.max(1, looks);
  }
  return {
    kind,
    schools,
    seeds,
    look: sums.look / sums.honest,
    watch: sums.watch / sums.honest,
    regionsWithAny: sums.any / regions,
    power: sums.planted === 0 ? null : sums.right / sums.planted,
    falseDiscovery: sums.falseShare / regions,
    secondsPerRegion: sums.milliseconds / 1000 / regions,
  };
}

/** Nothing planted shows any "look" in at most 5 % of regions, give or take two standard errors of so many regions. */
function isReached(
  { kind, regionsWithAny, falseDiscovery, secondsPerRegion }: RegionFigures,
  regions: number,
): boolean {
  const chance = 2 * Math.sqrt((0.05 * 0.95) / regions);
  const honest = kind === 'none' ? regionsWithAny <= 0.05 + chance : falseDiscovery <= 0.05;
  return honest && secondsPerRegion < MOST_SECONDS;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 on');
  return Number(text);
}

type Options = { regions: number; schools: number; seed: number; json?: boolean };

function run({ regions, schools, seed, json }: Options): void {
  const all = (['none', 'help15', 'lift60'] as const).map((kind) =>
    benchRegion(kind, schools, kind === 'none' ? regions : Math.max(2, Math.round(regions / 10)), seed),
  );
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  const lines = all.map(
    (own) =>
      `${own.kind.padEnd(7)} ${own.seeds.length} regions of ${own.schools} schools (seeds ${own.seeds[0]}–${own.seeds.at(-1)}): ` +
      `regions with any ${percent(own.regionsWithAny)}, honest schools at look ${percent(own.look)}, at watch ${percent(own.watch)}, ` +
      `power ${own.power === null ? '–' : percent(own.power)}, false ${percent(own.falseDiscovery)}, ${own.secondsPerRegion.toFixed(2)} s a region`,
  );
  process.stdout.write(`${json ? JSON.stringify({ regions: all }) : lines.join('\n')}\n`);
  if (!all.every((own) => isReached(own, own.seeds.length))) process.exitCode = 1;
}

/** Adds the benchmark to the program. Its exit code is 1 when honest regions are shown too often. */
export function register(program: Command): void {
  program
    .command('objectivity-region')
    .description('signs of bias in regions of a thousand schools')
    .option('--regions <n>', 'simulated regions with nothing planted; with something, a tenth', wholeNumber, 40)
    .option('--schools <n>', 'schools of a region', wholeNumber, 1000)
    .option('--seed <n>', 'seed', wholeNumber, 1)
    .option('--json', 'print JSON')
    .action(run);
}
