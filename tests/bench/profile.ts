/** The bench of the risk profile: settings, targets, and whether they were reached. */
import { type Command, InvalidArgumentError } from 'commander';
import { type CellScore, scoreCell } from './profile-score.ts';
import type { GroupSizes, Setting } from './profile-simulator.ts';

/** A bound on a figure of a cell. */
type Target = {
  figure: 'wrong' | 'coverage90' | 'coverageMissing' | 'calibration' | 'offByTwo';
  low: number;
  high: number;
};

type Case = { setting: Setting; targets: Target[] };

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
const CALIBRATED: Target = { figure: 'calibration', low: 0, high: 0.03 };

/** The cells that the bench runs, with what each must reach. */
export const CASES: Case[] = [
  { setting: { ...DISTRICT, answers: sizes(1, 15, 40, 40) }, targets: wrongBelow(0.067) },
  { setting: DISTRICT, targets: [...wrongBelow(0.103), CALIBRATED] },
  { setting: { ...DISTRICT, answers: sizes(1, 5, 10, 8) }, targets: wrongBelow(0.132) },
  { setting: { ...DISTRICT, answers: sizes(1, 5, 5, 5) }, targets: wrongBelow(0.16) },
  ...[4, 5, 8, 12].map((schools) => ({ setting: { ...DISTRICT, schools }, targets: [within(0.88, 0.92)] })),
  ...[4, 5, 8, 12, 15].map((schools) => ({ setting: { ...DISTRICT, schools, tau: 0 }, targets: [within(0.88, 0.97)] })),
  { setting: { ...DISTRICT, people: RURAL, answers: sizes(1, 6, 7, 7) }, targets: [within(0.88, 0.92)] },
  { setting: { ...DISTRICT, people: RURAL, answers: RURAL }, targets: [within(0.88, 0.92)] },
  { setting: { ...DISTRICT, missing: 0.3 }, targets: [{ figure: 'coverageMissing', low: 0.89, high: 1 }] },
];

function figureOf(cell: CellScore, figure: Target['figure']): number {
  if (figure === 'calibration') return Math.max(...cell.calibration.map(({ said, was }) => Math.abs(said - was)));
  return cell[figure] ?? 0;
}

/** The targets that a cell missed, as sentences; empty when all are reached. */
export function missedTargets(cell: CellScore, targets: Target[]): string[] {
  return targets.flatMap(({ figure, low, high }) => {
    const value = figureOf(cell, figure);
    return value < low || value > high ? [`${figure} ${value.toFixed(4)} is not in ${low}…${high}`] : [];
  });
}

function line(cell: CellScore, missed: string[]): string {
  const fixed = (value: number) => value.toFixed(4);
  const figures = [
    `${cell.answers} of ${cell.people}`.padEnd(24),
    `K ${cell.schools}`.padEnd(5),
    `tau ${cell.tau.toFixed(2)}`,
    `wrong ${fixed(cell.wrong)} (naive ${fixed(cell.naive)})`,
    `certain ${fixed(cell.certain)} (wrong ${fixed(cell.certainWrong)})`,
    `coverage ${fixed(cell.coverage90)}`,
  ];
  if (cell.coverageMissing !== null) figures.push(`group missing ${fixed(cell.coverageMissing)}`);
  return [...figures, missed.length === 0 ? 'reached' : missed.join(', ')].join('  ');
}

type Options = { districts: number; seed: number; json?: boolean };

function run({ districts, seed, json }: Options): void {
  const cells: CellScore[] = [];
  let failures = 0;
  if (!json) process.stdout.write(`profile: ${districts} districts a cell, seed ${seed}\n`);
  for (const { setting, targets } of CASES) {
    const cell = scoreCell(setting, districts, seed);
    const missed = missedTargets(cell, targets);
    cells.push(cell);
    failures += missed.length;
    if (!json) process.stdout.write(`${line(cell, missed)}\n`);
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
    .option('--districts <n>', 'simulated districts a cell', wholeNumber, 200)
    .option('--seed <n>', 'seed of every cell', wholeNumber, 1)
    .option('--json', 'print JSON')
    .action(run);
}
