/** The bench of the risk profile: settings, targets, and whether they were reached. */
import { type Command, InvalidArgumentError } from 'commander';
import { type CellScore, scoreCell } from './profile-score.ts';
import type { GroupSizes, Setting } from './profile-simulator.ts';

/** A bound on a figure of a cell. */
type Target = {
  figure: keyof CellScore['se'] | 'calibration';
  low: number;
  high: number;
};

/** `enlarged`: how many times as many districts the case needs, 1 as a rule. */
type Case = { setting: Setting; targets: Target[]; enlarged?: number };

const sizes = (director: number, teacher: number, student: number, parent: number): GroupSizes => ({
  director,
  teacher,
  student,
  parent,
});

const PEOPLE = sizes(1, 25, 200, 200);
const RURAL = sizes(1, 8, 8, 8);
const USUAL = sizes(1, 8, 20, 15);
const DISTRICT: Setting = { schools: 15, tau: 0.3, people: PEOPLE, answers: USUAL, missing: 0 };

const within = (low: number, high: number): Target => ({ figure: 'coverage90', low, high });
const wrongBelow = (high: number): Target[] => [
  { figure: 'wrong', low: 0, high },
  { figure: 'offByTwo', low: 0, high: 0.0001 },
  within(0.88, 0.92),
];
/** How many levels are certain at least, and how many of these may be wrong. */
const certain = (low: number, wrong: number): Target[] => [
  { figure: 'certain', low, high: 1 },
  { figure: 'certainWrong', low: 0, high: wrong },
];
const CALIBRATED: Target = { figure: 'calibration', low: 0, high: 0.03 };
/**
 * Some bounds lie nearer to what is expected than chance moves 200 districts: a middle band of calibration then holds some 400
 * figures with a standard error of 0.025, and the share of wrong ones among certain levels one of 0.001.
 */
const FOR_NARROW_BOUNDS = 10;

/** The cells that the bench runs, with what each must reach. */
export const CASES: Case[] = [
  {
    setting: { ...DISTRICT, answers: sizes(1, 15, 40, 40) },
    targets: [...wrongBelow(0.067), ...certain(0.86, 0.021)],
    enlarged: FOR_NARROW_BOUNDS,
  },
  {
    setting: DISTRICT,
    targets: [...wrongBelow(0.103), ...certain(0.79, 0.035), CALIBRATED],
    enlarged: FOR_NARROW_BOUNDS,
  },
  { setting: { ...DISTRICT, answers: sizes(1, 5, 10, 8) }, targets: [...wrongBelow(0.132), ...certain(0.73, 0.052)] },
  { setting: { ...DISTRICT, answers: sizes(1, 5, 5, 5) }, targets: wrongBelow(0.16) },
  ...[4, 5, 8, 12].map((schools) => ({ setting: { ...DISTRICT, schools }, targets: [within(0.88, 0.92)] })),
  ...[4, 5, 8, 12, 15].map((schools) => ({ setting: { ...DISTRICT, schools, tau: 0 }, targets: [within(0.88, 0.97)] })),
  { setting: { ...DISTRICT, people: RURAL, answers: sizes(1, 6, 7, 7) }, targets: [within(0.88, 0.92)] },
  { setting: { ...DISTRICT, people: RURAL, answers: RURAL }, targets: [within(0.88, 0.92)] },
  { setting: { ...DISTRICT, missing: 0.3 }, targets: [{ figure: 'coverageMissing', low: 0.89, high: 1 }] },
];

/** A figure against its bounds; `se` is its Monte Carlo standard error, told so that a reader can weigh a narrow miss. */
export type Verdict = { target: Target; reached: boolean; value: number; se: number };

/** Distance of a value beyond its bounds, 0 inside. */
function excess(value: number, { low, high }: Target): number {
  return Math.max(0, low - value, value - high);
}

function judge(value: number, se: number, target: Target): Verdict {
  return { target, reached: excess(value, target) === 0, value, se };
}

/** Verdicts of a cell; calibration is as good as its worst band. */
export function verdicts(cell: CellScore, targets: Target[]): Verdict[] {
  return targets.map((target) => {
    if (target.figure !== 'calibration') return judge(cell[target.figure] ?? 0, cell.se[target.figure], target);
    const bands = cell.calibration.map(({ said, was, se }) => judge(Math.abs(said - was), se, target));
    return bands.reduce((worst, band) => (band.value > worst.value ? band : worst));
  });
}

function sentence({ target, reached, value, se }: Verdict): string[] {
  const bounds = `${target.low}…${target.high}`;
  return reached
    ? []
    : [`MISSED: ${target.figure} ${value.toFixed(4)} (standard error ${se.toFixed(4)}) is not in ${bounds}`];
}

function line(cell: CellScore, sentences: string[]): string {
  const fixed = (value: number) => value.toFixed(4);
  const figures = [
    `${cell.answers} of ${cell.people}`.padEnd(24),
    `K ${cell.schools}`.padEnd(5),
    `tau ${cell.tau.toFixed(2)}`,
    `wrong ${fixed(cell.wrong)} ± ${fixed(cell.se.wrong)} (naive ${fixed(cell.naive)})`,
    `certain ${fixed(cell.certain)} (wrong ${fixed(cell.certainWrong)})`,
    `coverage ${fixed(cell.coverage90)}`,
  ];
  if (cell.coverageMissing !== null) figures.push(`group missing ${fixed(cell.coverageMissing)}`);
  return [...figures, sentences.length === 0 ? 'reached' : sentences.join('; ')].join('  ');
}

type Options = { districts: number; seed: number; json?: boolean };

function run({ districts, seed, json }: Options): void {
  const cells: CellScore[] = [];
  let failures = 0;
  if (!json) process.stdout.write(`profile: ${districts} districts a cell, seed ${seed}\n`);
  for (const { setting, targets, enlarged = 1 } of CASES) {
    const cell = scoreCell(setting, enlarged * districts, seed);
    const judged = verdicts(cell, targets);
    cells.push(cell);
    failures += judged.filter(({ reached }) => !reached).length;
    if (!json) process.stdout.write(`${line(cell, judged.flatMap(sentence))}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify({ cells })}\n`);
  if (failures > 0) process.exitCode = 1;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
}

/** Adds the benchmark to the program. Its exit code is 1 when a target is missed. */
export function register(program: Command): void {
  program
    .command('profile')
    .description('risk profiles of simulated districts against their truth')
    .option(
      '--districts <n>',
      'simulated districts a cell; ten times as many where bounds are narrow',
      wholeNumber,
      200,
    )
    .option('--seed <n>', 'seed of every cell', wholeNumber, 1)
    .option('--json', 'print JSON')
    .action(run);
}
