/** The bench of the signs of bias: settings, targets, and whether they were reached. */
import { type Command, InvalidArgumentError } from 'commander';
import { type CellScore, scoreCell } from './objectivity-score.ts';
import type { Kind, Setting } from './objectivity-simulator.ts';

/** A bound on a figure of a cell. */
type Target = { figure: 'power' | 'falseDiscovery' | 'strongFlagged' | 'districtsWithAny'; low: number; high: number };

type Case = { setting: Setting; targets: Target[] };

const DISTRICT: Setting = {
  kind: 'none',
  pupils: [25],
  tests: 2,
  schools: 30,
  share: 0.1,
  curriculum: 0.25,
  former: true,
};
const MIXED = [8, 12, 15, 25, 40, 60, 90, 120];

const atMost = (figure: Target['figure'], high: number): Target => ({ figure, low: 0, high });
const HONEST = [atMost('falseDiscovery', 0.05), atMost('strongFlagged', 0.01)];

function cell(kind: Kind, pupils: readonly number[], tests: number, power: number | null, more = {}): Case {
  const reached: Target[] = power === null ? [] : [{ figure: 'power', low: power, high: 1 }];
  const none = kind === 'none' ? [atMost('districtsWithAny', 0.05)] : [];
  return { setting: { ...DISTRICT, kind, pupils, tests, ...more }, targets: [...reached, ...HONEST, ...none] };
}

/** Power that must be reached with 25 and with 100 pupils in two tests; null: none is asked for. */
const TOWN: [Kind, number | null, number | null][] = [
  ['none', null, null],
  ['lift60', 0.4, 0.98],
  ['lift30', null, 0.35],
  ['help15', 0.55, 0.97],
  ['help30', 0.98, 1],
  ['copy20', 0.85, 1],
  ['copy40', 0.98, 1],
  ['journal50', 0.22, 0.65],
  ['journal30', null, null],
];

/** With 6, 10 and 15 pupils in four tests. */
const RURAL: [Kind, [number, number, number] | null][] = [
  ['none', null],
  ['copy40', [0.94, 0.99, 1]],
  ['help30', [0.98, 1, 1]],
  ['help15', [0.24, 0.53, 0.82]],
  ['lift60', [0.07, 0.3, 0.6]],
  ['journal50', [0.16, 0.26, 0.51]],
];

const KINDS_OF_MIXED: Kind[] = ['none', 'lift60', 'help15', 'copy20', 'journal50'];

/** The cells that the bench runs, with what each must reach. */
export const CASES: Case[] = [
  ...TOWN.map(([kind, power]) => cell(kind, [25], 2, power)),
  ...TOWN.map(([kind, , power]) => cell(kind, [100], 2, power)),
  ...[6, 10, 15].flatMap((pupils, i) => RURAL.map(([kind, power]) => cell(kind, [pupils], 4, power?.[i] ?? null))),
  ...KINDS_OF_MIXED.map((kind) => cell(kind, MIXED, 2, null)),
  ...(['lift60', 'help15', 'journal50'] as const).map((kind) => cell(kind, [25], 4, null)),
  cell('help15', [25], 2, null, { curriculum: 0.5 }),
  cell('none', [25], 2, null, { curriculum: 0.5 }),
  // Where many do it the district hides it: what is lost is shown beside what the district's own finding still sees.
  ...(['lift60', 'help15', 'copy20'] as const).map((kind) => cell(kind, [100], 2, null, { share: 0.3 })),
];

export type Verdict = { target: Target; reached: boolean; value: number; se: number };

/** A figure against its bounds, strictly; `se` lets a reader weigh a narrow miss. */
export function verdicts(own: CellScore, targets: readonly Target[]): Verdict[] {
  return targets.map((target) => {
    const value = own[target.figure] ?? 0;
    return { target, reached: value >= target.low && value <= target.high, value, se: own.se[target.figure] };
  });
}

function sentence({ target, reached, value, se }: Verdict): string[] {
  return reached
    ? []
    : [
        `MISSED: ${target.figure} ${value.toFixed(4)} (standard error ${se.toFixed(4)}) is not in ${target.low}…${target.high}`,
      ];
}

function line(own: CellScore, prototype: CellScore | null, missed: string[]): string {
  const fixed = (value: number | null) => (value === null ? '–' : value.toFixed(3));
  return [
    own.kind.padEnd(9),
    `${own.pupils} × ${own.tests}`.padEnd(26),
    `curriculum ${own.curriculum} share ${own.share}`,
    `power ${fixed(own.power)} ± ${own.se.power.toFixed(3)}${prototype === null ? '' : ` (prototype ${fixed(prototype.power)})`}`,
    `false ${fixed(own.falseDiscovery)} ± ${own.se.falseDiscovery.toFixed(3)}`,
    `strong ${own.strongFlagged.toFixed(4)}`,
    `districts with any ${fixed(own.districtsWithAny)} ± ${own.se.districtsWithAny.toFixed(3)}`,
    `lifted ${fixed(own.lifted.share)} rejected ${fixed(own.lifted.rejected)}`,
    missed.length === 0 ? 'reached' : missed.join('; '),
  ].join('  ');
}

type Options = { districts: number; seed: number; prototype?: boolean; only?: string; json?: boolean };

function run({ districts, seed, prototype, only, json }: Options): void {
  const cells: CellScore[] = [];
  let failures = 0;
  if (!json) process.stdout.write(`objectivity: ${districts} districts a cell, seed ${seed}\n`);
  for (const { setting, targets } of CASES) {
    if (only !== undefined && setting.kind !== only) continue;
    const own = scoreCell(setting, districts, seed);
    const beside = prototype ? scoreCell(setting, districts, seed, 'prototype') : null;
    const judged = verdicts(own, targets);
    cells.push(own);
    failures += judged.filter(({ reached }) => !reached).length;
    if (!json) process.stdout.write(`${line(own, beside, judged.flatMap(sentence))}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify({ seed, districts, cells })}\n`);
  if (failures > 0) process.exitCode = 1;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 on');
  return Number(text);
}

/** Adds the benchmark to the program. Its exit code is 1 when a target is missed. */
export function register(program: Command): void {
  program
    .command('objectivity')
    .description('signs of bias in simulated districts against what was planted')
    .option('--districts <n>', 'simulated districts a cell', wholeNumber, 200)
    .option('--seed <n>', 'seed of every cell', wholeNumber, 1)
    .option('--only <kind>', 'cells of one kind of manipulation')
    .option('--prototype', 'judge by the formulas of the prototype, too')
    .option('--json', 'print JSON')
    .action(run);
}
