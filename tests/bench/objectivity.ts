/** The bench of the signs of bias: how many planted schools are found, and how many honest ones. */
import { type Command, InvalidArgumentError } from 'commander';
import { PROTOTYPE } from '../analytics/objectivity/prototype.ts';
import { benchAggregates } from './objectivity-aggregates.ts';
import { CASES } from './objectivity-cells.ts';
import { type CellScore, scoreCell } from './objectivity-score.ts';
import { fails, sentences, type Verdict, verdicts } from './objectivity-verdict.ts';

const fixed = (value: number | null) => (value === null ? '–' : value.toFixed(3));

function settingOf({ kind, pupils, tests, curriculum, scatter, share, outside }: CellScore): string {
  const more = [
    curriculum === 0.25 ? '' : `curriculum ${curriculum}`,
    scatter === 0 ? '' : `scatter ${scatter}`,
    share === 0.1 ? '' : `share ${share}`,
    outside ? 'outside baseline' : '',
  ];
  return `${kind.padEnd(9)} ${`${pupils} × ${tests}`.padEnd(26)} ${more.filter((own) => own !== '').join(', ')}`;
}

function line(own: CellScore, prototype: CellScore | null, judged: readonly Verdict[]): string {
  const missed = sentences(judged);
  return [
    settingOf(own),
    `power ${fixed(own.power)} ± ${own.se.power.toFixed(3)}${prototype === null ? '' : ` (prototype ${fixed(prototype.power)})`}`,
    `false ${fixed(own.falseDiscovery)} ± ${own.se.falseDiscovery.toFixed(3)}`,
    `strong ${own.strongFlagged.toFixed(4)} ± ${own.se.strongFlagged.toFixed(4)}`,
    `districts with any ${fixed(own.districtsWithAny)} ± ${own.se.districtsWithAny.toFixed(3)}`,
    `lifted ${fixed(own.lifted)} rejected ${fixed(own.liftedRejected)}`,
    `gain seen ${fixed(own.gainPlanted)} honest ${fixed(own.gainHonest)}`,
    missed.length === 0 ? 'reached' : missed.join('; '),
  ].join('  ');
}

/** Over all cells with nothing planted: how many districts show any "look", and how often the district's own finding rejects. */
function nothingPlanted(cells: readonly CellScore[]) {
  const none = cells.filter(({ kind }) => kind === 'none');
  const districts = none.reduce((sum, own) => sum + own.districts, 0);
  const share = (figure: 'districtsWithAny' | 'liftedRejected') =>
    none.reduce((sum, own) => sum + own[figure] * own.districts, 0) / Math.max(1, districts);
  const [districtsWithAny, liftedRejected] = [share('districtsWithAny'), share('liftedRejected')];
  const se = Math.sqrt((districtsWithAny * (1 - districtsWithAny)) / Math.max(1, districts));
  return { districts, districtsWithAny, liftedRejected, se };
}

type Options = {
  districts: number;
  seed: number;
  prototype?: boolean;
  aggregates?: boolean;
  only?: string;
  json?: boolean;
};

function run({ districts, seed, prototype, aggregates, only, json }: Options): void {
  if (aggregates) {
    if (!benchAggregates({ districts, seed, only, json })) process.exitCode = 1;
    return;
  }
  const cells: (CellScore & { verdicts: Verdict[] })[] = [];
  if (!json) process.stdout.write(`objectivity: ${districts} districts a cell, seed ${seed}\n`);
  for (const { setting, targets } of CASES) {
    if (only !== undefined && setting.kind !== only) continue;
    const own = scoreCell(setting, districts, seed);
    const beside = prototype ? scoreCell(setting, districts, seed, { method: PROTOTYPE }) : null;
    const judged = verdicts(own, targets);
    cells.push({ ...own, verdicts: judged });
    if (!json) process.stdout.write(`${line(own, beside, judged)}\n`);
  }
  const nothing = nothingPlanted(cells);
  if (json) process.stdout.write(`${JSON.stringify({ seed, districts, cells, nothingPlanted: nothing })}\n`);
  else if (nothing.districts > 0) {
    process.stdout.write(
      `${nothing.districts} districts with nothing planted: with any ${fixed(nothing.districtsWithAny)} ± ${nothing.se.toFixed(4)}, lifted rejected ${fixed(nothing.liftedRejected)}\n`,
    );
  }
  if (cells.some(({ verdicts: own }) => own.some(fails))) process.exitCode = 1;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 on');
  return Number(text);
}

/** Adds the benchmark to the program. Its exit code is 1 when a target is missed beyond chance and beyond what is known. */
export function register(program: Command): void {
  program
    .command('objectivity')
    .description('signs of bias in simulated districts against what was planted')
    .option('--districts <n>', 'simulated districts a cell', wholeNumber, 200)
    .option('--seed <n>', 'seed of every cell', wholeNumber, 1)
    .option('--only <kind>', 'cells of one kind of manipulation')
    .option('--prototype', 'judge by the formulas of the prototype, too')
    .option('--aggregates', 'by reports without pupils, beside pupil rows of the same districts')
    .option('--json', 'print JSON')
    .action(run);
}
