/**
 * The bench of results that follow new answers: a campaign of 600 and one of 6,000 schools, refreshed by the functions of the worker on a
 * database of their own. Processor time is that of this process with its threads and of its database connections together.
 */
import type { Command } from 'commander';
import { measureRefresh, type RefreshFigures, type RefreshSize } from './refresh/run.ts';

const SIZE: RefreshSize = { schools: [600, 6_000], batches: 25, estimates: 3, refreshes: 150, batchesOfRefresh: 12 };

const MOST = { processor: 50, wal: 300, perSchool: 1.5, bloat: 2, levelsThatDiffer: 0.01 };
/** One batch costs the same in a small campaign and in a large one, but for this share. */
const ALIKE = 0.2;

function misses({ campaigns, day }: RefreshFigures): string[] {
  const found: string[] = [];
  const most = (what: string, value: number, bound: number): void => {
    if (value > bound) found.push(`${what}: ${value}, ${bound} is allowed`);
  };
  for (const { one, perSchool, schools } of campaigns) {
    most(`one batch of ${schools} schools, ms`, one.processor, MOST.processor);
    most(`one batch of ${schools} schools, kB`, one.wal, MOST.wal);
    most(`all of ${schools} schools, ms a school`, perSchool, MOST.perSchool);
  }
  for (const what of ['processor', 'wal'] as const) {
    const costs = campaigns.map(({ one }) => one[what]);
    most(`${what} of one batch, largest against smallest`, Math.max(...costs) / Math.min(...costs), 1 + ALIKE);
  }
  most('size of the tables after the day', day.bloat, MOST.bloat);
  most('levels that differ', day.levelsThatDiffer, MOST.levelsThatDiffer);
  return found;
}

function table({ campaigns, day }: RefreshFigures): string {
  const lines = campaigns.map(
    ({ all, one, perSchool, schools }) =>
      `${String(schools).padEnd(8)}one batch ${one.processor} ms, ${one.wal} kB; all ${all.processor} ms, ${all.wal} kB: ${perSchool} ms a school`,
  );
  const bloat = Object.entries(day.bloatOf).map(([name, value]) => `${name} ${value}`);
  return [
    ...lines,
    `day     ${day.refreshes} refreshes, ${day.estimates} with an estimate, ${day.wal} kB; size against live data: ${day.bloat} (${bloat.join(', ')})`,
    `levels  ${100 * day.levelsThatDiffer} % differ just before an estimate at most (${day.looks} looks)`,
  ].join('\n');
}

export function register(program: Command): void {
  program
    .command('refresh')
    .description('what a batch of answers of one school costs until its results are stored, and all schools anew')
    .option('--schools <numbers>', 'campaigns of so many schools', (text) => text.split(',').map(Number), SIZE.schools)
    .option('--json', 'print the figures as JSON')
    .action(async ({ json, schools }: { json?: boolean; schools: number[] }) => {
      const figures = await measureRefresh({ ...SIZE, schools }, (line) => process.stderr.write(`${line}\n`));
      process.stdout.write(`${json ? JSON.stringify(figures) : table(figures)}\n`);
      const missed = misses(figures);
      process.stderr.write(missed.map((line) => `missed: ${line}\n`).join(''));
      if (missed.length > 0) process.exitCode = 1;
    });
}
